using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>
/// Takes any message about expenses and answers the draft as it is after it. Whatever was asked (a price, the vehicle, whether this is all),
/// the message may add, correct or remove lines instead.
/// </summary>
/// <param name="draft">What was told before.</param>
/// <param name="choices">The buttons.</param>
/// <param name="asked">The place of the cost that is asked about; -1 where none is.</param>
/// <param name="allowance">The price that is proposed for it, in euros; null where none is.</param>
internal sealed class ExpensePrompt(ExpenseDraft draft, IReadOnlyList<string> choices, int asked = -1, decimal? allowance = null) : Prompt<ExpenseDraft>
{
    private const decimal MostDriven = 200_000;

    private readonly ExpenseWords _words = ExpenseWords.Shared;

    public override string Kind => "expenses";

    public override IReadOnlyList<string> Choices => choices;

    // The opening sentence fills the first question only: later ones would take the same lines again.
    public override bool FillsFromSentence => IsFirst;

    public override bool IsCorrectable => !IsFirst && asked < 0;

    public override string? Corrects => Kind;

    private bool IsFirst => draft.Expenses.Count == 0 && asked < 0 && draft.Vehicle is null;

    private MissingDetail? Detail => asked >= 0 ? draft.Expenses[asked].Missing : null;

    public override PromptResult<ExpenseDraft> Parse(PromptInput input)
    {
        var text = input.Normalized;
        if (IsFirst && FindCheck(input) is { } check)
        {
            return PromptResult<ExpenseDraft>.Accept(check);
        }

        var (marks, tokens) = MarkReader.Read(input);
        if (AnswerDetail(text, marks) is { } answered)
        {
            return Checked(answered with { Unread = null });
        }

        if (draft.Expenses.Count > 0 && (_words.IsFinished(text) || (asked < 0 && IsChoice(text, 0))))
        {
            return PromptResult<ExpenseDraft>.Accept(draft with { IsFinished = true, Unread = null });
        }

        if (_words.IsMore(text) || (asked < 0 && !IsFirst && IsChoice(text, 1)))
        {
            return PromptResult<ExpenseDraft>.Refuse("expenses-more");
        }

        return Edit(marks, tokens, isFinishing: _words.WithoutFinish(text) is not null);
    }

    private PromptResult<ExpenseDraft> Edit(IReadOnlyList<Mark> marks, TokenizedText tokens, bool isFinishing)
    {
        var (changed, problem, unread) = new DraftEditor(draft).Apply(marks);
        if (problem is not null)
        {
            return PromptResult<ExpenseDraft>.Refuse(problem);
        }

        // A first sentence that only names things ("mes péages, où les mettre ?") is a question, not a list.
        if (changed is null || (IsFirst && !changed.Expenses.Any(expense => expense.Quantity is not null || expense.Price is not null)))
        {
            return PromptResult<ExpenseDraft>.Refuse("expenses-not-understood");
        }

        return Checked(changed with { IsFinished = changed.IsFinished || isFinishing, Unread = UnreadIn(marks, tokens, unread) });
    }

    private static PromptResult<ExpenseDraft> Checked(ExpenseDraft changed)
    {
        if (changed.Expenses.Count > ExpenseDraft.MostExpenses)
        {
            return PromptResult<ExpenseDraft>.Refuse("expenses-too-many");
        }

        var isPossible = changed.AlreadyDriven is >= 0 and <= MostDriven
            && changed.Expenses.All(expense => (expense.Quantity is not { } quantity || ClaimedExpense.IsQuantity(quantity)) && (expense.Price is not { } price || ClaimedExpense.IsPrice(price)));
        return isPossible ? PromptResult<ExpenseDraft>.Accept(changed) : PromptResult<ExpenseDraft>.Refuse("expenses-impossible");
    }

    private ExpenseDraft? FindCheck(PromptInput input)
    {
        var form = input.Files is [var (file, name)] && FormFiles.Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? new FileAnswer(file, name) : null;
        return form is not null || _words.IsCheck(input.Normalized) || IsChoice(input.Normalized, 0) ? draft with { WantsCheck = true, Form = form } : null;
    }

    /// <summary>The answer to just what was asked; null where the message says something else.</summary>
    private ExpenseDraft? AnswerDetail(string text, IReadOnlyList<Mark> marks)
    {
        if (Detail is not { } detail || marks.Any(mark => mark.Kind is MarkKind.Noun or MarkKind.Distance or MarkKind.Line or MarkKind.Instead))
        {
            return null;
        }

        var expense = draft.Expenses[asked];
        if (marks.Any(mark => mark.Kind == MarkKind.Remove))
        {
            return draft.Without(index => index == asked);
        }

        var number = marks.Where(mark => mark.IsAmount && !mark.IsArticle).Select(mark => (decimal?)mark.Value).ToList() is [{ } only] ? only : (decimal?)null;
        switch (detail)
        {
            case MissingDetail.Vehicle:
                var vehicle = Enum.GetValues<VehicleClass>().Cast<VehicleClass?>().FirstOrDefault(choice => IsChoice(text, (int)choice!.Value));
                vehicle ??= number is { } power ? VehicleClasses.OfCar(power) : null;
                return vehicle is { } known ? draft.WithVehicle(known, other => other.Vehicle is null) : null;
            case MissingDetail.Distance:
                return number is { } distance ? draft.With(asked, expense with { Quantity = distance }) : null;
            case MissingDetail.Price:
                var price = number ?? (allowance is not null && (_words.IsAgreed(text) || IsChoice(text, 0)) ? allowance : null);
                return price is { } told ? draft.With(asked, expense with { Price = told, PriceOf = marks.Any(mark => mark.Kind == MarkKind.All) ? PriceOf.All : PriceOf.One }) : null;
            case MissingDetail.PriceOf:
                PriceOf? of = IsChoice(text, 0) || marks.Any(mark => mark.Kind == MarkKind.Each) ? PriceOf.One
                    : IsChoice(text, 1) || marks.Any(mark => mark.Kind == MarkKind.All) ? PriceOf.All : null;
                return of is { } said ? draft.With(asked, expense with { PriceOf = said }) : null;
            default:
                throw new System.Diagnostics.UnreachableException($"No answer to {detail}.");
        }
    }

    private bool IsChoice(string text, int choice) => choice < choices.Count && text == TextNormalizer.Normalize(choices[choice]);

    /// <summary>The words around each number that belongs to nothing, as the user wrote them.</summary>
    private static string? UnreadIn(IReadOnlyList<Mark> marks, TokenizedText tokens, IReadOnlyList<Mark> unread)
    {
        List<string> parts = [];
        foreach (var number in unread)
        {
            var first = marks.Where(mark => mark.IsSeparator && mark.End <= number.Start).Select(mark => mark.End).DefaultIfEmpty(0).Max();
            for (var token = number.Start - 1; token > first; token--)
            {
                // "je veux déclarer mes frais : essence 50 €" is about petrol.
                first = tokens.Is(token, ":") ? token + 1 : first;
            }

            var end = marks.Where(mark => mark.IsSeparator && mark.Start >= number.End).Select(mark => mark.Start).DefaultIfEmpty(tokens.Count).Min();
            parts.Add(MarkReader.SourceOf(tokens, first, end));
        }

        return parts.Count > 0 ? string.Join(", ", parts.Distinct()) : null;
    }
}
