using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>A piece of a sentence.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first token.</param>
/// <param name="End">The token after its last one.</param>
/// <param name="Value">The number, where it is one.</param>
/// <param name="Nature">The cost, where it names one.</param>
/// <param name="Vehicle">The vehicle, where it names one.</param>
/// <param name="IsArticle">The number is "un" or "une", which counts only what a noun names.</param>
internal readonly record struct Mark(
    MarkKind Kind, int Start, int End, decimal Value = 0, ExpenseNature Nature = default, VehicleClass Vehicle = default, bool IsArticle = false)
{
    public bool IsAmount => Kind is MarkKind.Number or MarkKind.Money;

    public bool IsSeparator => Kind is MarkKind.And or MarkKind.Break;

    /// <summary>A number that can count things.</summary>
    public bool IsCount => Kind == MarkKind.Number && Value == decimal.Truncate(Value);
}
