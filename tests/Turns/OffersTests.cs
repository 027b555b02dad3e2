using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Tests.Dialogs.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Turns;

/// <summary>What is said where nothing is under way, and what the bot offers then.</summary>
public sealed class OffersTests : IAsyncLifetime
{
    private readonly ScriptedRecognizer _recognizer = new(Brain.Shipped);
    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartAsync(services => services.AddSingleton<IRecognizer>(_recognizer));

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Between_two_likely_requests_it_asks_back()
    {
        _recognizer.Doubt("mon compte ou mon mail", ("ResendActivationLink", 0.4), ("ContactSupport", 0.3), ("None", 0.2));
        await _bot.PlayAsync("""
            > mon compte ou mon mail
            < Je ne suis pas sûre d'avoir compris. Vouliez-vous recevoir à nouveau votre lien d'activation ?
            < [recevoir à nouveau votre lien d'activation] [joindre un conseiller ou ouvrir une sollicitation] [Autre chose]
            > oui
            < Laquelle de ces demandes ?
            < [recevoir à nouveau votre lien d'activation] [joindre un conseiller ou ouvrir une sollicitation]
            > la première
            < Quelle est l'adresse e-mail avec laquelle vous avez créé votre compte ? C'est à elle que j'enverrai le lien d'activation. Pensez aussi à regarder dans vos courriers indésirables.
            """);
    }

    [Theory]
    [InlineData("non")]
    [InlineData("Autre chose")]
    public async Task Neither_of_them_is_an_answer_too(string neither)
    {
        _recognizer.Doubt("mon compte ou mon mail", ("ResendActivationLink", 0.4), ("ContactSupport", 0.3));
        await _bot.SayAsync("mon compte ou mon mail");
        await _bot.PlayAsync($"""
            > {neither}
            < D'accord. Dites-le-moi autrement, en une phrase courte.
            """);
    }

    [Fact]
    public async Task A_yes_to_one_likely_request_begins_it_with_what_was_said()
    {
        _recognizer.Doubt("le lien pour jeanne@laposte.example", ("ResendActivationLink", 0.5), ("None", 0.3));
        await _bot.SayAsync("le lien pour jeanne@laposte.example");
        await _bot.SayAsync("oui");

        Assert.StartsWith("C’est fait. Si un compte attend son activation à l’adresse jeanne@laposte.example", Assert.Single(_bot.LastReplies).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_with_an_invoice_number_goes_on_to_the_person_who_was_meant()
    {
        _recognizer.Doubt("la facture FA-2026-118 bloquée", ("TrackInvoice", 0.4), ("ContactSupport", 0.3));
        await _bot.SayAsync("la facture FA-2026-118 bloquée");
        await _bot.SayAsync("la deuxième");
        await _bot.SayAsync("Déposer une sollicitation");
        await _bot.SayAsync("autre demande");

        Assert.Contains("« la facture FA-2026-118 bloquée »", BotHarness.Plain(_bot.LastReplies[^1].Text!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_with_a_siret_fills_the_question_about_it()
    {
        var recognizer = new ScriptedRecognizer(Brain.WithTestDialogs);
        await using var bot = await BotHarness.StartAsync(Brain.WithTestDialogs, isForgetful: true, services => services.AddSingleton<IRecognizer>(recognizer).AddSingleton<Desk>());
        recognizer.Doubt("bureau 732 829 320 00074", ("ContactSupport", 0.4), ("MoveOffice", 0.35), ("FindTenant", 0.25));
        await bot.SayAsync("bureau 732 829 320 00074");
        Assert.Equal(4, bot.LastReplies[0].SuggestedActions!.Actions.Count);

        await bot.SayAsync("2");
        Assert.Contains(("MoveOffice/ask-siret", "\"73282932000074\""), (await bot.StateAsync()).Dialog!.Journal.Select(entry => (entry.Step, entry.Value?.GetRawText())));
    }

    [Fact]
    public async Task Something_else_said_instead_of_an_answer_is_a_request_like_any_other()
    {
        _recognizer.Doubt("mon compte ou mon mail", ("ResendActivationLink", 0.4), ("ContactSupport", 0.3));
        await _bot.SayAsync("mon compte ou mon mail");
        await _bot.PlayAsync("""
            > merci
            < Avec plaisir. Avez-vous une autre question ?
            > oui
            < Je n'attends pas de réponse de votre part. Dites-moi en une phrase ce que vous voulez faire.
            """);
    }

    [Fact]
    public async Task Twice_not_understood_a_person_is_offered()
    {
        _recognizer.Doubt("quel temps fera-t-il demain", ("None", 0.9));
        await _bot.PlayAsync("""
            > quel temps fera-t-il demain
            < Je n'ai pas compris, ou cela sort de ce que je connais. Pouvez-vous le dire autrement, en une phrase courte ?
            > quel temps fera-t-il demain
            < Je n'arrive pas à vous aider. Voulez-vous joindre un conseiller ?
            < [Oui, un conseiller] [Non merci]
            > Non merci
            < Comme vous voulez. Que puis-je faire d'autre pour vous ?
            """);
    }

    [Fact]
    public async Task What_was_understood_in_between_ends_the_count()
    {
        _recognizer.Doubt("quel temps fera-t-il demain", ("None", 0.9));
        await _bot.SayAsync("quel temps fera-t-il demain");
        await _bot.SayAsync("merci");
        await _bot.PlayAsync("""
            > quel temps fera-t-il demain
            < Je n'ai pas compris, ou cela sort de ce que je connais. Pouvez-vous le dire autrement, en une phrase courte ?
            """);
    }

    [Fact]
    public async Task The_end_of_the_conversation_ends_what_was_under_way()
    {
        await _bot.SayAsync("lien d'activation perdu");
        await _bot.SendAsync(new() { Type = "endOfConversation" });

        Assert.Null((await _bot.StateAsync()).Dialog);
    }

    /// <summary>The real one, but for sentences about which the test decides how sure it is.</summary>
    private sealed class ScriptedRecognizer(Brain brain) : IRecognizer
    {
        private readonly Dictionary<string, IReadOnlyList<IntentScore>> _doubts = [];

        public void Doubt(string text, params (string Intent, double Confidence)[] ranking) =>
            _doubts[text] = [.. ranking.Select(score => new IntentScore(score.Intent, score.Confidence))];

        public RecognizerResult Recognize(string text, string locale, DateTimeOffset now)
        {
            var real = brain.Recognizer.Recognize(text, locale, now);
            return _doubts.TryGetValue(text, out var ranking) ? real with { Ranking = ranking } : real;
        }
    }
}
