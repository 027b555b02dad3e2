using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>The costs that a piece of a message tells.</summary>
/// <param name="Expenses">Them, in order. A null quantity or price was not told.</param>
/// <param name="Vehicle">A vehicle that was told.</param>
/// <param name="AlreadyDriven">Kilometres of the year before.</param>
/// <param name="Numbers">Numbers that belong to no cost.</param>
internal sealed record ReadExpenses(
    IReadOnlyList<DraftExpense> Expenses, VehicleClass? Vehicle, decimal? AlreadyDriven, IReadOnlyList<Mark> Numbers)
{
    public bool IsNothing => Expenses.Count == 0 && Vehicle is null && AlreadyDriven is null;
}
