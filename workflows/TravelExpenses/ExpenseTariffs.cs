using System.Text.Json;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.CourtFees;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>The rates and allowances in force, and what costs come to with them.</summary>
public sealed class ExpenseTariffs(IOptions<TravelExpenseOptions> options, TimeProvider time)
{
    private static readonly Lazy<IReadOnlyList<MileageRates>> Shipped = new(ReadShipped);

    private readonly IReadOnlyList<MileageRates> _tables = options.Value.MileageTables.Count > 0
        ? options.Value.MileageTables.ConvertAll(table => new MileageRates(
            table.ValidFrom, table.Source, table.Rates.ToDictionary(rate => rate.Key, rate => new MileageRate(rate.Value.First, rate.Value.Middle, rate.Value.Beyond))))
        : Shipped.Value;

    /// <summary>The legal day, in Paris.</summary>
    public DateOnly Today => ParisTime.DayOf(time.GetUtcNow());

    /// <summary>Euros to propose for one of these when its price was not told; null where there is no allowance.</summary>
    public decimal? AllowanceFor(ExpenseNature nature) => nature switch
    {
        ExpenseNature.Meal => options.Value.MealAllowance,
        ExpenseNature.Night => options.Value.NightAllowance,
        _ => null,
    };

    /// <summary>Works out the form with the mileage rates of that day.</summary>
    public ExpenseForm Estimate(ExpenseClaim claim, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return ExpenseForm.Of(claim.Expenses, MileageRates.On(claim.MissionEndedOn ?? today, _tables), claim.AlreadyDriven);
    }

    private static List<MileageRates> ReadShipped()
    {
        using var json = typeof(ExpenseTariffs).Assembly.GetManifestResourceStream("mileage-rates.json")!;
        return JsonSerializer.Deserialize<List<MileageRates>>(json, JsonSerializerOptions.Web)!;
    }
}

/// <summary>What somebody claims for one mission.</summary>
/// <param name="Expenses">The costs, in the order they came about; at least one.</param>
/// <param name="AlreadyDriven">Kilometres of the same year declared before.</param>
/// <param name="MissionEndedOn">Its last day; null where it is not told.</param>
public sealed record ExpenseClaim(IReadOnlyList<ClaimedExpense> Expenses, decimal AlreadyDriven, DateOnly? MissionEndedOn);
