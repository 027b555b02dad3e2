using System.Text.Json;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Turns;

namespace ChorusAssistant.Tests.Turns;

/// <summary>The Bot Framework's hand-off: what is put on the wire, and what is believed of what comes back.</summary>
public sealed class HandoffTests : IAsyncLifetime
{
    private BotHarness _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await BotHarness.StartAsync(configure: null, ("Support:LiveChat", "true"));
        _bot.User = new("jeanne@laposte.example", "Jeanne");
        await _bot.SayAsync("ma facture 2026-118 déposée en septembre n'est toujours pas payée");
        await _bot.SayAsync("je veux parler à un conseiller");
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task With_consent_the_event_carries_the_context_and_the_conversation()
    {
        await _bot.SayAsync("Parler à un conseiller maintenant");
        await _bot.PlayAsync("""
            > oui
            < (handoff.initiate)
            < J'ai appelé un conseiller. Tant qu'il n'a pas répondu, c'est encore moi qui vous lis : je vous dirai quand il sera là. Si personne ne vient, écrivez « sollicitation » et je transmettrai votre demande par écrit.
            """);

        var initiate = _bot.LastReplies[0];
        Assert.Equal(("event", "handoff.initiate"), (initiate.Type, initiate.Name));
        Assert.Null(initiate.InputHint);
        Assert.Equal("""{"skill":"support","category":"Suivi et paiement de factures","language":"fr","login":"jeanne@laposte.example"}""", initiate.Value!.Value.GetRawText());
        Assert.Equal("conversation-1", initiate.Unknown!["relatesTo"].GetProperty("conversation").GetProperty("id").GetString());
        var transcript = Assert.Single(initiate.Attachments!);
        Assert.Equal(("application/json", "Transcript"), (transcript.ContentType, transcript.Name));
        var first = transcript.Content!.Value.GetProperty("activities")[0];
        Assert.Equal("ma facture 2026-118 déposée en septembre n'est toujours pas payée", first.GetProperty("text").GetString());
        Assert.Equal("user", first.GetProperty("from").GetProperty("role").GetString());
        Assert.Equal([("ContactSupport", "jeanne@laposte.example")], await _bot.DoneAsync());
        Assert.NotNull(_bot.LastReplies[^1].Entities);
    }

    [Fact]
    public async Task Without_consent_nothing_that_was_said_goes_along()
    {
        await CallAsync("non");

        Assert.Null(_bot.LastReplies[0].Attachments);
        Assert.DoesNotContain("2026-118", _bot.LastReplies[0].Value!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_an_advisor_is_there_the_assistant_keeps_quiet_until_they_are_done()
    {
        await CallAsync("oui");
        Assert.NotEmpty(await _bot.SayAsync("bonjour"));

        Assert.Equal(["Un conseiller a pris la conversation : c'est lui qui vous lit et vous répond maintenant. Écrivez « ClaudIA » pour me retrouver."], await StatusAsync("accepted"));
        Assert.Empty(await _bot.SayAsync("bonjour, ma facture est bloquée"));
        Assert.Equal(["L'échange avec le conseiller est terminé. Je suis de nouveau là si vous avez besoin de moi."], await StatusAsync("completed"));
        Assert.NotEmpty(await _bot.SayAsync("merci"));
    }

    [Fact]
    public async Task The_user_can_call_the_assistant_back()
    {
        await CallAsync("oui");
        await StatusAsync("accepted");

        await _bot.PlayAsync("""
            > ClaudIA
            < C'est de nouveau moi, ClaudIA.
            > merci
            < Avec plaisir. Avez-vous une autre question ?
            """);
    }

    [Fact]
    public async Task An_advisor_who_never_says_goodbye_does_not_silence_the_assistant_for_ever()
    {
        await CallAsync("oui");
        await StatusAsync("accepted");
        _bot.Clock.Advance(TimeSpan.FromMinutes(31));

        await _bot.PlayAsync("""
            > merci
            < C'est de nouveau moi, ClaudIA.
            < Avec plaisir. Avez-vous une autre question ?
            """);
    }

    [Fact]
    public async Task Where_no_advisor_comes_a_ticket_is_offered()
    {
        await CallAsync("oui");

        Assert.Equal(["Aucun conseiller n'a pu prendre la conversation. Je peux transmettre votre demande au support par écrit."], await StatusAsync("failed"));
        await _bot.SayAsync("Déposer une sollicitation");
        Assert.Equal("Quelle est la catégorie de votre demande ?", BotHarness.Plain(_bot.LastReplies[^1].Text!));
    }

    [Theory]
    [InlineData("accepted")]
    [InlineData("completed")]
    [InlineData("failed")]
    public async Task A_user_s_client_that_speaks_for_an_advisor_is_not_believed(string state)
    {
        await CallAsync("oui");

        Assert.Empty((await _bot.SendAsync(Status(state))).Replies);
        Assert.NotEmpty(await _bot.SayAsync("bonjour"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\"accepted\"")]
    [InlineData("""{"state":3}""")]
    [InlineData("""{"state":"dancing"}""")]
    public async Task A_status_of_another_shape_is_ignored(string value)
    {
        await CallAsync("oui");
        var status = Status("accepted");
        status.Value = JsonSerializer.Deserialize<JsonElement>(value);

        Assert.Empty(await SendFromServiceAsync(status));
    }

    [Fact]
    public async Task A_status_about_nothing_that_was_asked_for_is_ignored() => Assert.Empty(await StatusAsync("accepted"));

    private async Task CallAsync(string consent)
    {
        await _bot.SayAsync("Parler à un conseiller maintenant");
        await _bot.SayAsync(consent);
        Assert.Equal("handoff.initiate", _bot.LastReplies[0].Name);
    }

    private Task<List<string>> StatusAsync(string state) => SendFromServiceAsync(Status(state));

    private async Task<List<string>> SendFromServiceAsync(Activity activity)
    {
        activity.From = new ChannelAccount { Id = "agent-hub", Role = "user" };
        var result = await _bot.Pipeline.RunAsync(
            new TurnRequest(_bot.Conversation, activity, Key: null, "agent-hub", User: null) { IsFromService = true }, CancellationToken.None);
        return [.. result.Replies.Select(reply => BotHarness.Plain(reply.Text!))];
    }

    private static Activity Status(string state) =>
        new() { Type = "event", Name = "handoff.status", Value = JsonSerializer.SerializeToElement(new { state }) };
}
