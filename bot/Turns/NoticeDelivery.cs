using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Notices;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// Brings notices into their conversations by turns of the bot's own, through the same pipeline as the users' turns. Any number of nodes
/// may do it: the notice's id is the turn's key, so it is said once.
/// </summary>
public sealed partial class NoticeDelivery(
    TurnPipeline turns, Conversations conversations, IServiceScopeFactory scopes, NoticeSignal signal, ILogger<NoticeDelivery> logger) : BackgroundService
{
    private const int Batch = 50;

    // Other nodes' notices are found by looking. The first look comes after the start, because it wakes EF Core.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Says everything that waits; how many were said.</summary>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        var said = 0;
        while (await OldestAsync(cancellationToken) is { Count: > 0 } waiting)
        {
            foreach (var notice in waiting)
            {
                await DeliverAsync(notice, cancellationToken);
                said++;
            }
        }

        return said;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(Pause, stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await DeliverAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (StoreFailures.IsOne(failure))
            {
                LogLater(logger, failure.Message);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DeliverAsync(Notice notice, CancellationToken cancellationToken)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Event,
            Name = "ContinueConversation",
            From = new ChannelAccount { Id = TurnCommit.BotId, Role = "bot" },
        };
        var isKnown = await conversations.ReadAsync(notice.Address, cancellationToken) is { Number: > 0, IsErased: false };
        var result = isKnown
            ? await turns.RunAsync(new TurnRequest(notice.Address, activity, $"notice {notice.Id:N}", UserId: null, User: null) { Notice = notice }, cancellationToken)
            : null;
        if (result is null or { IsRepetition: true })
        {
            // The conversation was erased, or another node has said it: nothing remains but to take the notice down.
            await TakeDownAsync(notice, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Notice>> OldestAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NoticeBoard>().OldestAsync(Batch, cancellationToken);
    }

    private async Task TakeDownAsync(Notice notice, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<NoticeBoard>().Remove(notice);
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices wait for the store: {Reason}")]
    private static partial void LogLater(ILogger logger, string reason);
}
