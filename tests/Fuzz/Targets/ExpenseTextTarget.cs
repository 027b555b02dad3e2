using System.Text;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Dialogs.TravelExpenses;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Tests.Workflows;
using ChorusAssistant.Workflows.TravelExpenses;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>A talk about expenses, a message a line: never a failure, and nothing is noted that could not be claimed.</summary>
internal sealed class ExpenseTextTarget : FuzzTarget
{
    private const int MostMessages = 6;

    public override string Name => "expense-text";

    public override int Longest => 3_000;

    public override IReadOnlyList<string> Words =>
    [
        "120 km", "en 6 CV", "2 repas à 15,25", "péage 12,40", "affranchissement 8,75", "c'est tout", "non, le péage c'est ", "enlève ", "ajoute ", "la ligne 2", "déjà 5000 km cette année",
        "moto", "train", "\n", " et ", ", ", "chacun", "en tout", "x", "3 fois ", "€", "au lieu de ", "aller-retour",
    ];

    public override string Read(byte[] input)
    {
        var draft = ExpenseDraft.Empty;
        foreach (var message in Encoding.UTF8.GetString(input).Split('\n').Take(MostMessages))
        {
            var asked = draft.FirstIncomplete;
            var prompt = new ExpensePrompt(draft, asked < 0 ? ["C’est tout", "Ajouter ou corriger"] : [], asked, allowance: asked < 0 ? null : 20);
            var answer = new PromptInput(message, null, [], Brain.Shipped.Phrases.Of("fr"), () => Brain.Shipped.Recognizer.Recognize(message, "fr-FR", TestStore.Start));
            draft = prompt.Parse(answer) is { Problem: null, Value: { } changed } ? JournalJson.Read<ExpenseDraft>(JournalJson.Write(changed))! : draft;
            var form = TestTariffs.Shipped.Estimate(new ExpenseClaim(draft.ToClaims(), draft.AlreadyDriven, null), new DateOnly(2026, 11, 24));
            Assert.True(form.Total >= 0);
            Assert.All(form.Lines, line => Assert.True(ClaimedExpense.IsPrice(line.UnitPrice)));
        }

        return $"{draft.Expenses.Count} {draft.FirstIncomplete} {draft.IsFinished} {draft.Vehicle is null}";
    }
}
