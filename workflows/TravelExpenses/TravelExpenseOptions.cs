using System.ComponentModel.DataAnnotations;
using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>Section <c>TravelExpenses</c> of the configuration. That the court's form uses these figures is an assumption: they are settings.</summary>
public sealed class TravelExpenseOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "TravelExpenses";

    private const double LargestAllowance = 1_000;
    private const decimal LargestRate = 10;

    /// <summary>Euros proposed for a meal whose price is not told.</summary>
    [Range(0.01, LargestAllowance)]
    public decimal MealAllowance { get; set; } = 20;

    /// <summary>Euros proposed for a night whose price is not told.</summary>
    [Range(0.01, LargestAllowance)]
    public decimal NightAllowance { get; set; } = 90;

    /// <summary>How long a form can be fetched by its link.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "31.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FormLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long the form attached to a statement is kept.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "3660.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AttachedFormLifetime { get; set; } = TimeSpan.FromDays(731);

    /// <summary>Tables of mileage rates in place of the shipped ones (<c>mileage-rates.json</c>); each with all classes of vehicles.</summary>
    public List<MileageTable> MileageTables { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from table in MileageTables
        where table.ValidFrom == default || table.Source.Length == 0 || !Enum.GetValues<VehicleClass>().All(table.Rates.ContainsKey)
            || table.Rates.Values.Any(rate => !IsRate(rate.First) || !IsRate(rate.Middle) || !IsRate(rate.Beyond))
        select new ValidationResult(
            $"A mileage table needs ValidFrom, Source, and First, Middle and Beyond (euros, up to {LargestRate}) for each of: {string.Join(", ", Enum.GetNames<VehicleClass>())}.",
            [nameof(MileageTables)]);

    private static bool IsRate(decimal rate) => rate is > 0 and <= LargestRate;
}

/// <summary>One table of mileage rates, as settings write it.</summary>
public sealed class MileageTable
{
    /// <summary>The first day it holds.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>The order it is from, for people to read.</summary>
    public string Source { get; set; } = "";

    /// <summary>The rate of each class of vehicle.</summary>
    public Dictionary<VehicleClass, MileageTableRate> Rates { get; set; } = [];
}

/// <summary>Euros a kilometre: up to 2,000 km a year, up to 10,000, above.</summary>
public sealed class MileageTableRate
{
    /// <summary>Up to 2,000 km.</summary>
    public decimal First { get; set; }

    /// <summary>From 2,001 to 10,000 km.</summary>
    public decimal Middle { get; set; }

    /// <summary>Above.</summary>
    public decimal Beyond { get; set; }
}
