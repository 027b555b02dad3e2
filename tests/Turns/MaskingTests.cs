using System.Text;
using System.Text.Json;
using ChorusAssistant.Bot.Activities;

namespace ChorusAssistant.Tests.Turns;

/// <summary>What must not be kept is taken out before anything looks at the message, and the person is told so once.</summary>
public sealed class MaskingTests : IAsyncLifetime
{
    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_bank_account_in_a_request_is_masked_the_person_is_told_once_and_the_request_goes_on()
    {
        var replies = await _bot.SayAsync("je n’ai pas reçu mon lien d’activation, mon compte est FR76 3000 6000 0112 3456 7890 189");

        Assert.StartsWith("J’ai masqué dans votre message ce qui ressemble à ceci\u00A0: des coordonnées bancaires.", replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("adresse", replies[^1].Text, StringComparison.Ordinal);
        Assert.Equal("expectingInput", replies[^1].InputHint);
        Assert.DoesNotContain("masqué", string.Join('\n', (await _bot.SayAsync("mdp : azerty1")).Select(reply => reply.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_english_speaker_is_told_in_english()
    {
        var replies = await _bot.SayAsync("I forgot everything, my password is hunter2, what can you do?");

        Assert.StartsWith("I have hidden in your message what looks like this: a password.", replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_a_job_needs_stays()
    {
        await _bot.SayAsync("je n’ai pas reçu mon lien d’activation");

        var replies = await _bot.SayAsync("jeanne@mairie.example");

        Assert.Contains("jeanne@mairie.example", string.Join('\n', replies.Select(reply => reply.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("virez sur FR76 3000 6000 0112 3456 7890 189", "0112 3456")]
    [InlineData("mon mot de passe est Soleil2026", "Soleil2026")]
    [InlineData("carte 4111 1111 1111 1111", "1111 1111")]
    [InlineData("rappelez-moi au 06 12 34 56 78", "12 34 56")]
    [InlineData("mon numéro de sécu 1 85 05 78 006 084 91", "006 084")]
    public async Task No_file_of_the_service_ever_holds_it(string text, string secret)
    {
        await _bot.SayAsync(text);
        await _bot.SendAsync(new Activity { Type = ActivityTypes.Message, Text = "bonjour", Value = ActivityJson.Text(text), ChannelData = JsonSerializer.SerializeToElement(new { clientActivityID = "c1", draft = text }) });
        await _bot.SendAsync(new Activity { Type = ActivityTypes.Event, Name = "page", Value = JsonSerializer.SerializeToElement(new { fields = new[] { text } }) });
        await _bot.SayAsync("ouvrir un ticket");
        await _bot.SayAsync("autre demande");
        await _bot.SayAsync($"voici : {text}");

        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_bot.DatabaseFile)!, "*", SearchOption.AllDirectories))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, file);
        }

        Assert.Contains("[…]", Encoding.UTF8.GetString((await _bot.TurnsAsync())[0].Payload.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_post_is_still_recognised_by_the_clients_own_id()
    {
        var data = JsonSerializer.SerializeToElement(new { clientActivityID = "06 12 34 56 78", note = "mdp : azerty1" });
        await _bot.SendAsync(new Activity { Type = ActivityTypes.Message, Text = "bonjour", ChannelData = data }, "k1");

        var again = await _bot.SendAsync(new Activity { Type = ActivityTypes.Message, Text = "bonjour", ChannelData = data }, "k1");

        Assert.True(again.IsRepetition);
        Assert.Contains("\"clientActivityID\":\"06 12 34 56 78\"", Encoding.UTF8.GetString((await _bot.TurnsAsync())[0].Payload.Span), StringComparison.Ordinal);
    }
}
