using System.Collections.Concurrent;
using System.Diagnostics;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>Sends claimed mails one by one over a session of the transport, and writes down how each ended before the next.</summary>
internal sealed partial class OutboxSender(
    OutboxStore store, IMailTransport transport, MailMetrics metrics,
    IOptions<MailOptions> options, TimeProvider timeProvider, ILogger<OutboxSender> logger)
{
    // One mail, connection included: longer than the server may be silent (SmtpOptions.Timeout), well below the lease.
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Empties the queue, which other senders may share. After a stop the rest is given back untried;
    /// <paramref name="abortToken"/> ends even the mail that is under way.
    /// </summary>
    public async Task SendAsync(ConcurrentQueue<OutboxMessage> queue, CancellationToken stoppingToken, CancellationToken abortToken)
    {
        await using var session = transport.OpenSession();
        SendOutcome? unreachable = null;
        while (queue.TryDequeue(out var message))
        {
            // A lease that may end while the mail is under way would let another node send it too.
            var isLeaseShort = message.LeaseUntil - timeProvider.GetUtcNow() < SendPatience;
            if (stoppingToken.IsCancellationRequested || isLeaseShort)
            {
                await WriteDownAsync(message, () => store.SettleAsync(message, m => m.Release(), abortToken), abortToken);
                continue;
            }

            var outcome = unreachable ?? await AttemptAsync(session, message, abortToken);
            unreachable = outcome as SendOutcome.Unreachable;
            if (outcome is not SendOutcome.Sent && abortToken.IsCancellationRequested)
            {
                return; // cut short by our own stop, not the mail's failure: its lease is taken over or runs out
            }

            await SettleAsync(message, outcome, abortToken);
        }
    }

    private async Task<SendOutcome> AttemptAsync(IMailSession session, OutboxMessage message, CancellationToken abortToken)
    {
        // Real time, whatever the clock of the house says: it measures somebody else's slowness.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(abortToken);
        patience.CancelAfter(SendPatience);
        try
        {
            using var mail = MimeComposer.Compose(message, options.Value.Sender);
            return await session.SendAsync(mail, message.CreatedAt, patience.Token);
        }
        catch (Exception defect) when (!abortToken.IsCancellationRequested)
        {
            // The boundary of one mail: a mail that cannot even be composed must not hold up those behind it.
            LogDefect(logger, defect, message.MessageId);
            return new SendOutcome.Failed(defect.GetType().Name);
        }
    }

    private async Task SettleAsync(OutboxMessage message, SendOutcome outcome, CancellationToken abortToken)
    {
        switch (outcome)
        {
            case SendOutcome.Sent:
                metrics.CountSent();
                LogSent(logger, message.MessageId, message.Attempts);
                await WriteDownAsync(message, () => store.SettleSentAsync(message, abortToken), abortToken);
                break;
            case SendOutcome.Refused refused:
                await BuryAsync(message, refused.Error, abortToken);
                break;
            case SendOutcome.Failed failed:
                await TryLaterAsync(message, failed.Error, abortToken);
                break;
            case SendOutcome.Unreachable unreachable:
                await TryLaterAsync(message, unreachable.Error, abortToken);
                break;
            default:
                throw new UnreachableException($"No way to settle {outcome}.");
        }
    }

    private async Task TryLaterAsync(OutboxMessage message, string error, CancellationToken abortToken)
    {
        metrics.CountFailed();
        var now = timeProvider.GetUtcNow();
        var deadline = message.CreatedAt + options.Value.GiveUpAfter;
        if (now >= deadline)
        {
            await BuryAsync(message, error, abortToken);
            return;
        }

        var next = now + RetrySchedule.DelayAfter(message.Attempts);
        LogFailed(logger, message.MessageId, message.Attempts, error);
        await WriteDownAsync(
            message, () => store.SettleAsync(message, m => m.TryAgainAt(next < deadline ? next : deadline, error), abortToken), abortToken);
    }

    private async Task BuryAsync(OutboxMessage message, string error, CancellationToken abortToken)
    {
        metrics.CountDead();
        LogDead(logger, message.MessageId, message.Attempts, error);
        await WriteDownAsync(
            message, () => store.SettleAsync(message, m => m.MarkDead(error, timeProvider.GetUtcNow()), abortToken), abortToken);
    }

    // The mail is out (or refused) and cannot be called back: while the store is away, insist for as long as the lease holds.
    private async Task WriteDownAsync(OutboxMessage message, Func<Task> write, CancellationToken abortToken)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception away) when (StoreFailures.IsOne(away) && message.LeaseUntil > timeProvider.GetUtcNow())
            {
                LogStoreAway(logger, message.MessageId);
                await Task.Delay(StorePause, abortToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {MessageId} was sent at attempt {Attempt}.")]
    private static partial void LogSent(ILogger logger, string messageId, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MessageId} could not be sent at attempt {Attempt}: {Error}. It will be tried again.")]
    private static partial void LogFailed(ILogger logger, string messageId, int attempt, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MessageId} is a dead letter after {Attempt} attempts: {Error}.")]
    private static partial void LogDead(ILogger logger, string messageId, int attempt, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outcome of mail {MessageId} cannot be stored yet.")]
    private static partial void LogStoreAway(ILogger logger, string messageId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MessageId} could not be composed or sent because of a defect.")]
    private static partial void LogDefect(ILogger logger, Exception defect, string messageId);
}
