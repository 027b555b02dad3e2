using ChorusAssistant.Bot.Nlu;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Turns;

/// <summary>What is said where nothing is under way, and what the bot offers then.</summary>
public sealed class OffersTests : IAsyncLifetime
{
    private readonly ScriptedRecognizer _recognizer = new();
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

        Assert.StartsWith("C'est fait. Si un compte attend son activation à l'adresse jeanne@laposte.example", Assert.Single(_bot.LastReplies).Text, StringComparison.Ordinal);
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
    private sealed class ScriptedRecognizer : IRecognizer
    {
        private readonly Dictionary<string, IReadOnlyList<IntentScore>> _doubts = [];

        public void Doubt(string text, params (string Intent, double Confidence)[] ranking) =>
            _doubts[text] = [.. ranking.Select(score => new IntentScore(score.Intent, score.Confidence))];

        public RecognizerResult Recognize(string text, string locale, DateTimeOffset now)
        {
            var real = Brain.Shipped.Recognizer.Recognize(text, locale, now);
            return _doubts.TryGetValue(text, out var ranking) ? real with { Ranking = ranking } : real;
        }
    }
}
