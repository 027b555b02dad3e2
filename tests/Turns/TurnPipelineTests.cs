using System.Text.Json;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Tests.Dialogs.Engine;
using ChorusAssistant.Tests.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Turns;

public sealed class TurnPipelineOnSqliteTests : TurnPipelineTests
{
    [Fact]
    public async Task A_locked_database_stores_nothing_and_says_so_and_the_message_can_be_sent_again()
    {
        await PlayToConfirmationAsync();
        await using (await LockDatabaseAsync())
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => SendAsync("oui", "the-yes"));
        }

        Assert.Empty(await Bot.DoneAsync());
        Assert.Equal(3, (await Bot.TurnsAsync()).Count);

        var again = await SendAsync("oui", "the-yes");
        Assert.False(again.IsRepetition);
        Assert.Equal("C'est fait : le bureau est à Lyon.", again.Replies[0].Text);
        Assert.Single(await Bot.DoneAsync());
    }

    [Fact]
    public async Task More_turns_than_the_queue_holds_are_refused_at_once_and_the_others_are_stored()
    {
        var refused = 0;
        var stored = new List<Task<string?>>();
        await using (await LockDatabaseAsync())
        {
            for (var i = 0; i < 200; i++)
            {
                stored.Add(TryAsync($"conversation-{i}"));
            }

            // What waits for the store is not done yet; what was refused is.
            await Task.WhenAny(stored);
            refused = stored.Count(task => task.IsCompleted);
        }

        var conversations = (await Task.WhenAll(stored)).OfType<string>().ToList();
        // 64 wait in the queue at least; whatever the writer has taken out by then has made room for more.
        Assert.InRange(refused, 1, 200 - 64);
        Assert.Equal(200 - conversations.Count, refused);
        foreach (var conversation in conversations)
        {
            Assert.Single(await Bot.TurnsAsync(conversation));
        }

        async Task<string?> TryAsync(string conversation)
        {
            try
            {
                await Bot.Pipeline.RunAsync(new TurnRequest(conversation, Message("bonjour"), "a", "dl_user", null), CancellationToken.None);
                return conversation;
            }
            catch (StoreUnavailableException)
            {
                return null;
            }
        }
    }

    protected override Task<(string Name, string Value)[]> SettingsAsync() => Task.FromResult<(string, string)[]>([("Database:QueueCapacity", "64")]);

    private async Task<SqliteTransaction> LockDatabaseAsync()
    {
        var connection = new SqliteConnection($"Data Source={Bot.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        return connection.BeginTransaction(deferred: false);
    }
}

/// <summary>The same on the database that several nodes share.</summary>
public sealed class TurnPipelineOnPostgreSqlTests(PostgreSqlServer server) : TurnPipelineTests, IClassFixture<PostgreSqlServer>
{
    protected override async Task<(string Name, string Value)[]> SettingsAsync() =>
        [("Database:Provider", "PostgreSql"), ("ConnectionStrings:Chorus", await server.CreateDatabaseAsync())];
}

/// <summary>One turn is one transaction: in order, once, whole.</summary>
public abstract class TurnPipelineTests : IAsyncLifetime
{
    private readonly Desk _desk = new();

    private protected BotHarness Bot { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Bot = await BotHarness.StartAsync(Brain.WithTestDialogs, isForgetful: false, services => services.AddSingleton(_desk), await SettingsAsync());

    public async Task DisposeAsync() => await Bot.DisposeAsync();

    [Fact]
    public async Task A_message_sent_twice_at_once_is_one_turn_with_one_id()
    {
        var results = await Task.WhenAll(SendAsync("bonjour", "a"), SendAsync("bonjour", "a"));

        Assert.Equal("conversation-1|0000001", Assert.Single(results.Select(result => result.ActivityId).Distinct()));
        Assert.Single(results, result => result.IsRepetition);
        Assert.Single(await Bot.TurnsAsync());
    }

    [Fact]
    public async Task A_message_sent_again_after_a_restart_gets_its_first_id_and_acts_no_more()
    {
        await PlayToConfirmationAsync();
        var first = await SendAsync("oui", "the-yes");
        await Bot.RestartAsync();

        var second = await SendAsync("oui", "the-yes");

        Assert.Equal(first.ActivityId, second.ActivityId);
        Assert.True(second.IsRepetition);
        Assert.Single(await Bot.DoneAsync());
        Assert.Equal(4, (await Bot.TurnsAsync()).Count);
    }

    [Fact]
    public async Task The_same_key_in_another_conversation_is_another_message()
    {
        await SendAsync("bonjour", "a");
        Bot.Conversation = "conversation-2";

        Assert.False((await SendAsync("bonjour", "a")).IsRepetition);
    }

    [Fact]
    public async Task Five_hundred_rounds_of_repeated_and_overlapping_messages_lose_nothing()
    {
        const int Rounds = 500;
        for (var round = 0; round < Rounds; round++)
        {
            var results = await Task.WhenAll(
                SendAsync("merci", $"{round}-a"), SendAsync("merci", $"{round}-a"), SendAsync("bonjour", $"{round}-b"), SendAsync("merci", $"{round}-a"));
            Assert.Equal(2, results.Count(result => !result.IsRepetition));
            Assert.Equal(2, results.Select(result => result.ActivityId).Distinct().Count());
        }

        await AssertWholeAsync(Enumerable.Range(0, Rounds).SelectMany(round => (string[])[$"{round}-a", $"{round}-b"]));
    }

    [Fact]
    public async Task Two_nodes_on_one_conversation_commit_every_message_once()
    {
        await using var other = await Bot.StartSecondNodeAsync();

        await Task.WhenAll(Enumerable.Range(0, 60).SelectMany(i => (Task[])[
            SendUntilStoredAsync(Bot, "merci", $"mine-{i}"),
            SendUntilStoredAsync(other, "merci", $"yours-{i}"),
            SendUntilStoredAsync(Bot, "bonjour", $"both-{i}"),
            SendUntilStoredAsync(other, "bonjour", $"both-{i}")]));

        await AssertWholeAsync(Enumerable.Range(0, 60).SelectMany(i => (string[])[$"mine-{i}", $"yours-{i}", $"both-{i}"]));
    }

    [Fact]
    public async Task Two_nodes_that_hear_the_same_yes_act_once()
    {
        await PlayToConfirmationAsync();
        await using var other = await Bot.StartSecondNodeAsync();

        await Task.WhenAll(SendUntilStoredAsync(Bot, "oui", "left"), SendUntilStoredAsync(other, "oui", "right"));

        Assert.Single(await Bot.DoneAsync());
        Assert.Equal(5, (await Bot.TurnsAsync()).Count);
    }

    [Fact]
    public async Task A_caller_that_left_before_the_commit_has_said_nothing()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Bot.Pipeline.RunAsync(new TurnRequest("conversation-1", Message("bonjour"), "a", "dl_user", null), left.Token));

        Assert.Empty(await Bot.TurnsAsync());
        Assert.False((await SendAsync("bonjour", "a")).IsRepetition);
    }

    [Fact]
    public async Task A_turn_that_fails_is_stored_with_its_apology_and_counts_as_answered()
    {
        await PlayToConfirmationAsync();
        _desk.Failures = 1;
        var failed = await SendAsync("oui", "the-yes");
        var again = await SendAsync("oui", "the-yes");

        Assert.StartsWith("Désolée, un incident", Assert.Single(failed.Replies).Text, StringComparison.Ordinal);
        Assert.Equal(failed.ActivityId, again.ActivityId);
        Assert.Equal(4, (await Bot.TurnsAsync()).Count);
        Assert.Empty(await Bot.DoneAsync());
    }

    [Fact]
    public async Task Every_reply_names_the_message_it_answers()
    {
        await SendAsync("bonjour", null);
        var result = await SendAsync("réserver une salle", null);

        Assert.Equal("conversation-1|0000003", result.ActivityId);
        Assert.Equal(["conversation-1|0000004", "conversation-1|0000005"], result.Replies.Select(reply => reply.Id));
        Assert.All(result.Replies, reply => Assert.Equal(("conversation-1|0000003", "bot"), (reply.ReplyToId, reply.From!.Role)));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_reorder_the_talk()
    {
        await using var late = await BotHarness.StartAsync();
        late.Clock.Advance(TimeSpan.FromHours(1));
        await late.SayAsync("bonjour");
        await using var early = await late.StartSecondNodeAsync(BotHarness.Start);

        await early.SayAsync("merci");

        Assert.Equal(BotHarness.Start.AddHours(1), Assert.Single(early.LastReplies).Timestamp);
    }

    [Fact]
    public async Task The_welcome_is_said_once_and_the_arrival_is_not_shown()
    {
        var arrival = await Bot.SendAsync(new Activity { Type = "conversationUpdate" });
        var again = await Bot.SendAsync(new Activity { Type = "conversationUpdate" });

        Assert.StartsWith("Bonjour, je suis **ClaudIA**", Assert.Single(arrival.Replies).Text, StringComparison.Ordinal);
        Assert.Empty(again.Replies);
        Assert.Equal("conversation-1|0000001", Assert.Single(VisibleIds(await Bot.TurnsAsync())));
    }

    [Fact]
    public async Task An_activity_of_an_unknown_type_is_kept_and_answered_with_nothing()
    {
        var result = await Bot.SendAsync(new Activity { Type = "handoff" });

        Assert.Empty(result.Replies);
        Assert.Single(await Bot.TurnsAsync());
    }

    protected abstract Task<(string Name, string Value)[]> SettingsAsync();

    protected Task<TurnResult> SendAsync(string text, string? key) => Bot.SendAsync(Message(text), key);

    protected static Activity Message(string text) => new() { Type = "message", Text = text };

    protected Task PlayToConfirmationAsync() => Bot.PlayAsync("""
        > déménager mon bureau
        < Quel est le SIRET de l'établissement ?
        > 73282932000074
        < Où faut-il déménager le bureau ?
        > Lyon
        < Je déménage le bureau de 732 829 320 00074, occupé par la mairie, vers Lyon. Confirmez-vous ?
        < [Confirmer le déménagement] [Annuler]
        """);

    /// <summary>As clients do: a refused message is sent again under the same key.</summary>
    private static async Task SendUntilStoredAsync(BotHarness node, string text, string key)
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                await node.SendAsync(Message(text), key);
                return;
            }
            catch (StoreUnavailableException)
            {
                // Nothing was stored.
            }
        }
    }

    private async Task AssertWholeAsync(IEnumerable<string> keys)
    {
        var turns = await Bot.TurnsAsync();
        Assert.Equal(Enumerable.Range(1, turns.Count).Select(number => (long)number), turns.Select(turn => turn.Number));
        Assert.Equal(keys.Order(StringComparer.Ordinal), turns.Select(turn => turn.Key!).Order(StringComparer.Ordinal));

        // A message and its answer a turn: the ids count on without a gap, in the order of the turns.
        Assert.Equal(Enumerable.Range(1, turns.Count * 2).Select(position => $"conversation-1|{position:D7}"), VisibleIds(turns));
    }

    private static List<string> VisibleIds(IEnumerable<ChorusAssistant.Workflows.Persistence.Log.LogEntry> turns)
    {
        List<string> ids = [];
        foreach (var turn in turns)
        {
            using var row = JsonDocument.Parse(turn.Payload);
            ids.AddRange(row.RootElement.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("id").GetString()!));
        }

        return ids;
    }
}
