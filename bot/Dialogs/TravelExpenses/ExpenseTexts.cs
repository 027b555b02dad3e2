using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Workflows.TravelExpenses;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>Puts expenses into the words of the dialog's content.</summary>
internal static class ExpenseTexts
{
    private static readonly Markdown Nothing = new("");

    /// <summary>Every cost that was told, numbered, with its amount or with what is still to be told.</summary>
    public static Markdown Lines(DialogContext dialog, ExpenseDraft draft, ExpenseForm form)
    {
        var charged = new Queue<ChargedExpense>(form.Expenses);
        return Markdown.Lines(draft.Expenses.Select((expense, index) =>
            expense.Missing is null ? Charged(dialog, index + 1, expense, charged.Dequeue()) : Incomplete(dialog, index + 1, expense)));
    }

    /// <summary>What was not understood of the last message.</summary>
    public static Markdown Unread(DialogContext dialog, ExpenseDraft draft) =>
        draft.Unread is { } words ? Below(dialog.Text("unread", ("words", words))) : Nothing;

    /// <summary>The end of the mission, and the last day for sending.</summary>
    public static Markdown MissionEnd(DialogContext dialog, DateOnly? endedOn, DateOnly today) => endedOn switch
    {
        null => dialog.Text("mission-end-unknown"),
        { } day when CourtFeeFiling.IsPast(day, today) => dialog.Text("mission-end-past", ("day", day), ("last", CourtFeeFiling.LastDay(day))),
        { } day => dialog.Text("mission-end", ("day", day), ("last", CourtFeeFiling.LastDay(day))),
    };

    /// <summary>Where the mileage rates are from; nothing where there is no mileage.</summary>
    public static Markdown Rates(DialogContext dialog, ExpenseForm form) => form.Lines.Any(line => line.Nature == ExpenseNature.Mileage)
        ? Below(dialog.Text("rates", ("source", form.Rates.Source), ("from", form.Rates.ValidFrom)))
        : Nothing;

    /// <summary>What is odd in a form whose total could be read; nothing where nothing is.</summary>
    public static Markdown Remark(DialogContext dialog, CheckExpenseForm.Outcome.Compared compared) => compared switch
    {
        { WrongRow: { } row } => Below(dialog.Text("remark-wrong-row", ("row", row))),
        { LineTotal: { } sum } when sum != compared.Total => Below(dialog.Text("remark-sum", ("sum", new Money(sum)), ("total", new Money(compared.Total)))),
        _ => Nothing,
    };

    /// <summary>That a statement is past its year; nothing where it is not.</summary>
    public static Markdown Late(DialogContext dialog, DraftStatement statement) => statement.IsPast ? Below(dialog.Text("statement-is-late")) : Nothing;

    // A paragraph of its own, which is there only when there is something to say.
    private static Markdown Below(Markdown text) => new($"\n\n{text.Text}");

    private static Markdown Charged(DialogContext dialog, int number, DraftExpense expense, ChargedExpense charged) => dialog.Text(
        charged.Lines is [{ Quantity: 1, Vehicle: null }] ? "line-of-one" : "line",
        ("number", number), ("what", What(dialog, expense)),
        ("detail", new Markdown(string.Join(" + ", charged.Lines.Select(line => Detail(dialog, line).Text)))), ("amount", new Money(charged.Amount)));

    private static Markdown Detail(DialogContext dialog, ExpenseLine line) => line.Nature == ExpenseNature.Mileage
        ? dialog.Text("detail-distance", ("distance", line.Quantity), ("rate", new Money(line.UnitPrice)))
        : dialog.Text("detail", ("count", line.Quantity), ("price", new Money(line.UnitPrice)));

    private static Markdown Incomplete(DialogContext dialog, int number, DraftExpense expense) => dialog.Text("line-incomplete",
        ("number", number), ("what", What(dialog, expense)),
        ("known", expense switch
        {
            { Nature: ExpenseNature.Mileage, Quantity: { } distance } => dialog.Text("known-distance", ("distance", distance)),
            { Price: { } price, Quantity: { } count } => dialog.Text("known-price", ("count", count), ("price", new Money(price))),
            { Quantity: { } count } => dialog.Text("known-count", ("count", count)),
            _ => dialog.Text("known-nothing"),
        }));

    private static Markdown What(DialogContext dialog, DraftExpense expense) => expense.Vehicle is { } vehicle
        ? dialog.Text($"nature-{expense.Nature}-with", ("vehicle", dialog.Text($"vehicle-{vehicle}")))
        : dialog.Text($"nature-{expense.Nature}");
}
