using System.Text.Json.Serialization;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>All that was told so far. It is the answer to each question of the talk, and is journaled as that.</summary>
public sealed record ExpenseDraft
{
    /// <summary>More lines than this are no talk any more.</summary>
    public const int MostExpenses = 40;

    /// <summary>Nothing yet.</summary>
    public static readonly ExpenseDraft Empty = new();

    /// <summary>The costs, in the order they were told.</summary>
    public IReadOnlyList<DraftExpense> Expenses { get; init; } = [];

    /// <summary>The vehicle, once told.</summary>
    public VehicleClass? Vehicle { get; init; }

    /// <summary>Kilometres of the year that were declared before.</summary>
    public decimal AlreadyDriven { get; init; }

    /// <summary>The last day of the mission, once it was asked.</summary>
    public MissionEnd? MissionEnd { get; init; }

    /// <summary>The user has said that this is all.</summary>
    public bool IsFinished { get; init; }

    /// <summary>The user wants a form checked that is filled in already.</summary>
    public bool WantsCheck { get; init; }

    /// <summary>That form, where it came along.</summary>
    public FileAnswer? Form { get; init; }

    /// <summary>The words of the last message that hold a number nobody knows what to do with; null where there are none.</summary>
    public string? Unread { get; init; }

    /// <summary>The first cost about which something must be asked; -1 where there is none.</summary>
    [JsonIgnore]
    public int FirstIncomplete => Expenses.Select((expense, index) => (expense, index)).Where(pair => pair.expense.Missing is not null).Select(pair => pair.index).DefaultIfEmpty(-1).First();

    /// <summary>Whether everything is told and the user wants nothing more.</summary>
    [JsonIgnore]
    public bool IsComplete => IsFinished && Expenses.Count > 0 && FirstIncomplete < 0;

    /// <summary>The costs that nothing is missing of, as they are claimed.</summary>
    public IReadOnlyList<ClaimedExpense> ToClaims() => [.. Expenses.Where(expense => expense.Missing is null).Select(expense => expense.ToClaim())];

    /// <summary>The same with that cost in the place of another, or at the end.</summary>
    internal ExpenseDraft With(int index, DraftExpense expense) => this with
    {
        Expenses = index == Expenses.Count ? [.. Expenses, expense] : [.. Expenses.Select((old, at) => at == index ? expense : old)],
    };

    /// <summary>The same without those costs.</summary>
    internal ExpenseDraft Without(Predicate<int> isRemoved) => this with { Expenses = [.. Expenses.Where((_, index) => !isRemoved(index))] };

    /// <summary>The same with that vehicle for the costs it is about.</summary>
    internal ExpenseDraft WithVehicle(VehicleClass vehicle, Predicate<DraftExpense> isMeant) => this with
    {
        Vehicle = vehicle,
        Expenses = [.. Expenses.Select(expense => expense.Nature == ExpenseNature.Mileage && isMeant(expense) ? expense with { Vehicle = vehicle } : expense)],
    };
}
