using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Workflows.Notices;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Turns;

/// <summary>What a workflow leaves to say later is said in the conversation it came from, once.</summary>
public sealed class NoticeTests
{
    [Fact]
    public async Task A_notice_is_said_once_by_however_many_nodes()
    {
        await using var one = await BotHarness.StartAsync();
        await using var other = await one.StartSecondNodeAsync();
        await one.SayAsync("bonjour");
        var before = (await one.SaidAsync()).Count;
        await LeaveAsync(one, one.Conversation);

        await Task.WhenAll(DeliverAsync(one), DeliverAsync(other));
        await DeliverAsync(one);

        var said = await one.SaidAsync();
        Assert.Equal(before + 1, said.Count);
        Assert.Contains("jeanne@exemple.fr", said[^1], StringComparison.Ordinal);
        Assert.Empty(await one.AllAsync<Notice>());
    }

    [Fact]
    public async Task The_pending_question_is_put_again_after_it()
    {
        await using var bot = await BotHarness.StartAsync();
        await bot.SayAsync("je n'ai pas reçu mon lien d'activation");
        var question = (await bot.SaidAsync())[^1];
        await LeaveAsync(bot, bot.Conversation);

        await DeliverAsync(bot);

        Assert.Equal(question, (await bot.SaidAsync())[^1]);
        await bot.SayAsync("jeanne@exemple.fr");
        Assert.Contains("jeanne@exemple.fr", (await bot.SaidAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_for_a_conversation_that_is_gone_makes_none()
    {
        await using var bot = await BotHarness.StartAsync();
        await LeaveAsync(bot, "no-such-conversation");

        await DeliverAsync(bot);

        Assert.Empty(await bot.TurnsAsync("no-such-conversation"));
        Assert.Empty(await bot.AllAsync<Notice>());
    }

    private static Task<int> DeliverAsync(BotHarness bot) => bot.Services.GetRequiredService<NoticeDelivery>().DeliverAsync(CancellationToken.None);

    private static async Task LeaveAsync(BotHarness bot, string address)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<INotices>().Add(
            address, "ResendActivationLink", "sent-if-an-account-is-waiting", ("address", "jeanne@exemple.fr"));
        Assert.Equal(CommitOutcome.Committed, await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(CancellationToken.None));
    }
}
