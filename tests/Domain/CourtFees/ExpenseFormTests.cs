using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Tests.Domain.CourtFees;

/// <summary>What costs come to.</summary>
public sealed class ExpenseFormTests
{
    private static readonly MileageRates _rates = new(new DateOnly(2022, 1, 1), "arrêté", new Dictionary<VehicleClass, MileageRate>
    {
        [VehicleClass.Car6To7] = new(0.41m, 0.51m, 0.30m),
        [VehicleClass.Motorcycle] = MileageRate.Flat(0.15m),
    });

    [Fact]
    public void The_total_is_the_sum_of_the_lines_to_the_cent()
    {
        // 120 x 0.41 = 49.20; 2 x 15.25 = 30.50; 49.20 + 30.50 + 12.40 + 8.75 = 100.85.
        var form = ExpenseForm.Of(
            [ClaimedExpense.Mileage(120, VehicleClass.Car6To7), Paid(ExpenseNature.Meal, 2, 15.25m), Paid(ExpenseNature.Toll, 1, 12.40m), Paid(ExpenseNature.Postage, 1, 8.75m)],
            _rates, alreadyDriven: 0);

        Assert.Equal(100.85m, form.Total);
    }

    [Fact]
    public void Later_trips_are_paid_by_the_band_that_earlier_ones_lead_to()
    {
        // 1,950 driven before: 50 km at 0.41 and 10 at 0.51, then 20 at 0.51.
        var form = ExpenseForm.Of([ClaimedExpense.Mileage(60, VehicleClass.Car6To7), ClaimedExpense.Mileage(20, VehicleClass.Car6To7)], _rates, alreadyDriven: 1_950);

        Assert.Equal([20.50m, 5.10m, 10.20m], form.Lines.Select(line => line.Amount));
        Assert.Equal(25.60m, form.Expenses[0].Amount);
    }

    [Fact]
    public void Lines_stand_in_the_sections_of_the_form_and_in_the_order_they_were_told()
    {
        var form = ExpenseForm.Of(
            [Paid(ExpenseNature.Postage, 1, 1), Paid(ExpenseNature.Toll, 1, 2), Paid(ExpenseNature.Meal, 1, 3), Paid(ExpenseNature.Parking, 1, 4)], _rates, 0);

        Assert.Equal([ExpenseNature.Meal, ExpenseNature.Toll, ExpenseNature.Parking, ExpenseNature.Postage], form.Lines.Select(line => line.Nature));
    }

    [Theory]
    [InlineData("12.5", "0.41", "5.13")] // 5.125: half a cent goes up
    [InlineData("229", "0.32", "73.28")]
    [InlineData("3", "1.39", "4.17")]
    public void Half_a_cent_goes_up(string quantity, string price, string amount)
    {
        static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Number(amount), new ExpenseLine(ExpenseNature.Mileage, Number(quantity), Number(price)).Amount);
    }

    [Fact]
    public void Nothing_impossible_can_be_claimed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Paid(ExpenseNature.Toll, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paid(ExpenseNature.Toll, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paid(ExpenseNature.Toll, 1, 1.999m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Paid(ExpenseNature.Toll, 1, 100_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimedExpense.Mileage(1.001m, VehicleClass.Moped));
        Assert.Throws<ArgumentException>(() => Paid(ExpenseNature.Mileage, 1, 1));
    }

    private static ClaimedExpense Paid(ExpenseNature nature, decimal quantity, decimal price) => ClaimedExpense.Paid(nature, quantity, price);
}
