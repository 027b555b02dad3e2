using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Dialogs.TravelExpenses;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Tests.Workflows;
using ChorusAssistant.Workflows.TravelExpenses;
using CsCheck;

namespace ChorusAssistant.Tests.Dialogs.TravelExpenses;

/// <summary>Whatever is written in whatever order: no failure, and nothing noted that could not be claimed.</summary>
public sealed class ExpensePromptFuzzTests
{
    private static readonly string[] _pieces =
    [
        "120", "12,40", "0", "-5", "99999999", "1,005", "3", "un", "deux", "€", "euros", "km", "bornes", "CV", "repas", "nuit", "péage", "parking", "train", "timbre",
        "moto", "à", "de", "pour", "x", "fois", ",", "et", ";", "+", "ligne", "enlève", "ajoute", "non", "en fait", "pas", "mais", "et pas", "au lieu de", "remplace",
        "par", "c'est", "le", "les", "tout", "en tout", "chacun", "c'est tout", "oui", "déjà", "cette année", "aller-retour", "=", "\n", "🙂", "*", "ticket",
    ];

    private static readonly Gen<string> _message = Gen.Int[0, _pieces.Length - 1].Array[1, 12].Select(picks => string.Join(' ', picks.Select(pick => _pieces[pick])));

    [Fact]
    public void A_talk_of_any_words_ends_in_something_that_can_be_claimed() => _message.Array[1, 8].Sample(
        messages =>
        {
            var draft = ExpenseDraft.Empty;
            foreach (var message in messages)
            {
                var asked = draft.FirstIncomplete;
                var prompt = new ExpensePrompt(draft, asked < 0 ? ["C’est tout", "Ajouter ou corriger"] : [], asked, allowance: asked < 0 ? null : 20);
                draft = prompt.Parse(Input(message)) is { Problem: null, Value: { } changed } ? JournalJson.Read<ExpenseDraft>(JournalJson.Write(changed)) : draft;
                var form = TestTariffs.Shipped.Estimate(new ExpenseClaim(draft.ToClaims(), draft.AlreadyDriven, null), new DateOnly(2026, 11, 24));
                Assert.True(form.Total >= 0);
                Assert.All(form.Lines, line => Assert.True(ClaimedExpense.IsPrice(line.UnitPrice)));
            }
        },
        iter: 3_000, threads: 2);

    private static PromptInput Input(string text) =>
        new(text, null, [], Brain.Shipped.Phrases.Of("fr"), () => Brain.Shipped.Recognizer.Recognize(text, "fr-FR", TestStore.Start));
}
