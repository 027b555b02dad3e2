using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>"120 km en 6 CV, 2 repas à 15,25, péage 12,40 et affranchissement 8,75": from the first word to the form in a statement.</summary>
public sealed class DeclareTravelExpensesDialogTests : IAsyncLifetime
{
    private const string Expert = "yann.valmorette@expert.example";
    private const string Interpreter = "zelie.ysolange@interprete.example";

    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartDemoAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task The_issues_sentence_becomes_a_form_with_the_right_total()
    {
        // By hand: 120 x 0.41 = 49.20; 2 x 15.25 = 30.50; 49.20 + 30.50 + 12.40 + 8.75 = 100.85.
        _bot.User = SignedIn(Interpreter);
        await _bot.PlayAsync("""
            > je veux déclarer mes frais : 120 km en 6 CV, 2 repas à 15,25, péage 12,40 et affranchissement 8,75
            > c'est tout
            > le 12 novembre
            > Confirmer et établir le bordereau
            > Annuler
            """);

        var sheet = Assert.Single(await _bot.AllAsync<ExpenseSheet>());
        Assert.Equal((Interpreter, 100.85m), (sheet.Login.Address, sheet.Total));
        Assert.Equal([("DeclareTravelExpenses", Interpreter)], await _bot.DoneAsync());
    }

    private static SignedInUser SignedIn(string login) => new(login, Name: null);
}
