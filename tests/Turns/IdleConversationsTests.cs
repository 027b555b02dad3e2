using System.Runtime.CompilerServices;
using ChorusAssistant.Bot.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Turns;

/// <summary>Conversations that nobody talks in cost no memory: they are in the log, and are read again when somebody comes back.</summary>
public sealed class IdleConversationsTests
{
    private const int Many = 20_000;

    [Fact]
    public async Task Twenty_thousand_that_were_left_leave_nothing_in_memory()
    {
        await using var bot = await BotHarness.StartAsync();
        var conversations = bot.Services.GetRequiredService<Conversations>();
        var states = await TalkAsync(conversations, Many);
        Assert.Equal(Many, conversations.Count);

        bot.Clock.Advance(TimeSpan.FromMinutes(7));

        Assert.Equal(0, conversations.Count);
        GC.Collect();
        Assert.DoesNotContain(states, state => state.IsAlive);
    }

    [Fact]
    public async Task Who_opens_conversations_without_end_pushes_out_the_idle_ones_within_seconds()
    {
        await using var bot = await BotHarness.StartAsync();
        var conversations = bot.Services.GetRequiredService<Conversations>();
        await TalkAsync(conversations, Many + 1);
        bot.Clock.Advance(TimeSpan.FromSeconds(11));

        await TalkAsync(conversations, 1, "newcomer");

        Assert.InRange(conversations.Count, 0, 2);
    }

    [Fact]
    public async Task A_conversation_with_a_turn_under_way_stays()
    {
        await using var bot = await BotHarness.StartAsync();
        var conversations = bot.Services.GetRequiredService<Conversations>();
        var pass = await conversations.EnterAsync("busy", CancellationToken.None);

        bot.Clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(1, conversations.Count);
        pass.Dispose();
        bot.Clock.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal(0, conversations.Count);
    }

    [Fact]
    public async Task Who_comes_back_later_finds_the_conversation_as_it_was()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.SayAsync("je ne trouve pas le mail avec le lien pour activer mon compte");
        bot.Clock.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal(0, bot.Services.GetRequiredService<Conversations>().Count);

        await bot.SayAsync("personne@exemple.fr");

        Assert.Contains("personne@exemple.fr", string.Concat(bot.LastReplies.Select(reply => reply.Text)), StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<List<WeakReference>> TalkAsync(Conversations conversations, int count, string name = "talk")
    {
        List<WeakReference> states = [];
        for (var talk = 0; talk < count; talk++)
        {
            using var pass = await conversations.EnterAsync($"{name}-{talk}", CancellationToken.None);
            var state = new ConversationState { UserId = $"dl_{talk}", Greeted = true };
            pass.Advance(new ConversationSnapshot(1, 2, state), $"key-{talk}", $"{talk}");
            states.Add(new WeakReference(state));
        }

        return states;
    }
}
