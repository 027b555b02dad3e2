using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Workflows.TravelExpenses;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Tests.Workflows.TravelExpenses;

/// <summary>Rates and allowances are settings; a table with a hole stops the start.</summary>
public sealed class TravelExpenseOptionsTests
{
    private static readonly ExpenseClaim _claim = new([ClaimedExpense.Mileage(100, VehicleClass.CarUpTo5)], 0, null);

    [Fact]
    public void The_shipped_rates_are_those_of_2022_with_their_source()
    {
        var form = TestTariffs.Shipped.Estimate(_claim, new DateOnly(2026, 11, 24));

        Assert.Equal((32m, new DateOnly(2022, 1, 1)), (form.Total, form.Rates.ValidFrom));
        Assert.Contains("14 mars 2022", form.Rates.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VehicleClass.CarUpTo5, "0.32 0.40 0.23")]
    [InlineData(VehicleClass.Car6To7, "0.41 0.51 0.30")]
    [InlineData(VehicleClass.CarFrom8, "0.45 0.55 0.32")]
    [InlineData(VehicleClass.Motorcycle, "0.15 0.15 0.15")]
    [InlineData(VehicleClass.Moped, "0.12 0.12 0.12")]
    public void The_shipped_rates_are_the_published_ones(VehicleClass vehicle, string rates)
    {
        var rate = TestTariffs.Shipped.Estimate(_claim, new DateOnly(2026, 11, 24)).Rates.Rates[vehicle];

        Assert.Equal(rates, FormattableString.Invariant($"{rate.First:0.00} {rate.Middle:0.00} {rate.Beyond:0.00}"));
    }

    [Fact]
    public void A_table_in_the_settings_takes_the_place_of_the_shipped_ones()
    {
        var tariffs = Tariffs(Table("2027-01-01", Enum.GetValues<VehicleClass>()));

        Assert.Equal(50m, tariffs.Estimate(_claim, new DateOnly(2027, 3, 1)).Total);
    }

    [Fact]
    public void A_table_without_one_of_the_vehicles_is_refused()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Tariffs(Table("2027-01-01", [VehicleClass.CarUpTo5])));

        Assert.Contains("Motorcycle", refusal.Message, StringComparison.Ordinal);
    }

    private static ExpenseTariffs Tariffs(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddSingleton(TimeProvider.System)
        .AddTravelExpenses()
        .BuildServiceProvider()
        .GetRequiredService<ExpenseTariffs>();

    private static Dictionary<string, string?> Table(string validFrom, VehicleClass[] vehicles)
    {
        const string Prefix = "TravelExpenses:MileageTables:0";
        var settings = new Dictionary<string, string?> { [$"{Prefix}:ValidFrom"] = validFrom, [$"{Prefix}:Source"] = "arrêté d'essai" };
        foreach (var vehicle in vehicles)
        {
            foreach (var band in (string[])["First", "Middle", "Beyond"])
            {
                settings[$"{Prefix}:Rates:{vehicle}:{band}"] = "0.50";
            }
        }

        return settings;
    }
}
