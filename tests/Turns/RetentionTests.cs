using System.Text;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence.Log;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Turns;

/// <summary>Each kind of data ends when its time is over: conversations with their files, and rows.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private const string Login = "jeanne@mairie.example";
    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_conversation_of_nobody_ends_a_day_after_its_last_turn_and_cannot_go_on()
    {
        await _bot.SayAsync("un renseignement sur les coquelicots");
        await _bot.SendFileAsync("devis.pdf", "les coquelicots"u8.ToArray());
        await LaterAsync(TimeSpan.FromHours(23));
        await _bot.SayAsync("merci");
        await LaterAsync(TimeSpan.FromHours(23));
        Assert.Equal(3, (await _bot.TurnsAsync()).Count);

        await LaterAsync(TimeSpan.FromHours(1.2));

        var left = Assert.Single(await _bot.TurnsAsync());
        Assert.Equal(4, left.Number);
        Assert.Empty(await _bot.AllAsync<StoredFile>());
        await Assert.ThrowsAsync<ConversationErasedException>(() => _bot.SayAsync("êtes-vous là ?"));
        AssertGone("coquelicots");
    }

    [Fact]
    public async Task A_conversation_of_somebody_signed_in_ends_thirty_days_after_its_last_turn()
    {
        await _bot.SayAsync("bonjour");
        _bot.User = new SignedInUser(Login, null);
        await _bot.SayAsync("un renseignement sur les coquelicots");
        await LaterAsync(TimeSpan.FromDays(29));
        Assert.Equal(Login, Assert.Single(await _bot.AllAsync<StreamRecord>()).Owner);
        Assert.Equal(2, (await _bot.TurnsAsync()).Count);

        await LaterAsync(TimeSpan.FromDays(1.1));

        Assert.Single(await _bot.TurnsAsync());
        AssertGone("coquelicots", Login);
    }

    [Fact]
    public async Task What_tells_that_it_was_erased_goes_once_no_token_could_come_back()
    {
        await _bot.SayAsync("bonjour");
        await LaterAsync(TimeSpan.FromHours(25));
        Assert.Single(await _bot.TurnsAsync());

        await LaterAsync(TimeSpan.FromDays(92));

        Assert.Empty(await _bot.TurnsAsync());
        Assert.Empty(await _bot.AllAsync<StreamRecord>());
    }

    [Fact]
    public async Task An_idle_conversation_is_in_nobodys_memory_also_where_no_other_turn_comes()
    {
        await _bot.SayAsync("bonjour");
        await LaterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, _bot.Services.GetRequiredService<Conversations>().Count);

        await LaterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(0, _bot.Services.GetRequiredService<Conversations>().Count);
    }

    [Fact]
    public async Task A_long_conversation_is_erased_whole()
    {
        for (var turn = 0; turn < 410; turn++)
        {
            await _bot.SendAsync(new() { Type = "event", Name = "page" });
        }

        await LaterAsync(TimeSpan.FromHours(25));

        Assert.Equal(411, Assert.Single(await _bot.TurnsAsync()).Number);
    }

    [Fact]
    public async Task A_node_that_remembers_the_conversation_does_not_bring_it_back()
    {
        await _bot.SayAsync("bonjour");
        await using var other = await _bot.StartSecondNodeAsync();
        await other.SayAsync("merci");
        await LaterAsync(TimeSpan.FromHours(25));

        // On SQLite nobody tells the other node; its turn loses against what the erasure left.
        await Assert.ThrowsAsync<ConversationErasedException>(() => other.SayAsync("êtes-vous là ?"));

        Assert.Single(await _bot.TurnsAsync());
    }

    [Fact]
    public async Task A_turn_that_comes_while_the_erasure_is_decided_saves_the_conversation()
    {
        await _bot.SayAsync("bonjour");
        _bot.Clock.Advance(TimeSpan.FromHours(25));

        var erased = await _bot.Services.GetRequiredService<ConversationEraser>().EraseAsync(
            _bot.Conversation, state => state.LastAt < _bot.Clock.GetUtcNow() - TimeSpan.FromHours(26), _ => Task.CompletedTask, CancellationToken.None);

        Assert.Equal(0, erased);
        Assert.NotEmpty(await _bot.SayAsync("bonjour"));
    }

    [Fact]
    public async Task Trail_tickets_and_mail_rows_end_each_in_their_time()
    {
        _bot.Clock.Advance(TimeSpan.FromHours(11));
        _bot.User = new SignedInUser(Login, null);
        foreach (var line in (string[])["je veux parler à un conseiller", "suivi", "je cherche des coquelicots", "oui", "oui"])
        {
            await _bot.SayAsync(line);
        }

        var ticket = Assert.Single(await _bot.AllAsync<Ticket>());
        Assert.NotNull(ticket.Transcript);
        await LaterAsync(TimeSpan.FromDays(31));
        Assert.Null(Assert.Single(await _bot.AllAsync<Ticket>()).Transcript);
        Assert.NotEmpty(await _bot.AllAsync<AuditEntry>());
        Assert.NotEmpty(await _bot.AllAsync<OutboxMessage>()); // nobody has sent it: it waits

        await LaterAsync(TimeSpan.FromDays(335));

        Assert.Empty(await _bot.AllAsync<Ticket>());
        Assert.Empty(await _bot.AllAsync<AuditEntry>());
    }

    private async Task LaterAsync(TimeSpan time)
    {
        _bot.Clock.Advance(time);
        await _bot.RunJobsAsync();
    }

    private void AssertGone(params string[] texts)
    {
        foreach (var path in (string[])[_bot.DatabaseFile, _bot.DatabaseFile + "-wal"])
        {
            var bytes = File.ReadAllBytes(path);
            Assert.All(texts, text => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{text} is in {path}"));
        }
    }
}
