using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Tests.Domain.CourtFees;

/// <summary>Kilometres are paid by power and by how far one has driven since January.</summary>
public sealed class MileageRatesTests
{
    private static readonly MileageRate _sixPower = new(0.41m, 0.51m, 0.30m);

    [Theory]
    [InlineData(120, 0, "120 x 0.41")]
    [InlineData(2_000, 0, "2000 x 0.41")]
    [InlineData(2_001, 0, "2000 x 0.41, 1 x 0.51")]
    [InlineData(100, 1_950, "50 x 0.41, 50 x 0.51")]
    [InlineData(100, 2_000, "100 x 0.51")]
    [InlineData(9_000, 1_500, "500 x 0.41, 8000 x 0.51, 500 x 0.30")]
    [InlineData(10, 10_000, "10 x 0.30")]
    public void A_distance_is_cut_where_it_crosses_into_another_band(int distance, int alreadyDriven, string parts) =>
        Assert.Equal(parts, string.Join(", ", _sixPower.Split(distance, alreadyDriven).Select(part => FormattableString.Invariant($"{part.Distance} x {part.Rate:0.00}"))));

    [Fact]
    public void One_rate_for_all_distances_is_one_line() =>
        Assert.Equal([(100m, 0.15m)], MileageRate.Flat(0.15m).Split(100, 1_950));

    [Theory]
    [InlineData(1, VehicleClass.CarUpTo5)]
    [InlineData(5, VehicleClass.CarUpTo5)]
    [InlineData(6, VehicleClass.Car6To7)]
    [InlineData(7, VehicleClass.Car6To7)]
    [InlineData(8, VehicleClass.CarFrom8)]
    [InlineData(40, VehicleClass.CarFrom8)]
    [InlineData(0, null)]
    [InlineData(120, null)]
    public void Cars_are_classed_by_their_power(int power, VehicleClass? expected) => Assert.Equal(expected, VehicleClasses.OfCar(power));

    [Theory]
    [InlineData("2022-01-01", 2022)]
    [InlineData("2026-11-24", 2022)]
    [InlineData("2021-12-31", 2019)]
    [InlineData("2030-01-01", 2030)]
    [InlineData("2001-01-01", 2019)]
    public void The_table_in_force_on_the_day_counts_and_before_all_of_them_the_oldest(string day, int year)
    {
        MileageRates[] tables = [Table(2022), Table(2030), Table(2019)];

        Assert.Equal(year, MileageRates.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), tables).ValidFrom.Year);
    }

    private static MileageRates Table(int year) => new(new DateOnly(year, 1, 1), "", new Dictionary<VehicleClass, MileageRate>());
}
