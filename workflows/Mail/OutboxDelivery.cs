using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>
/// Sends what the outbox holds: at once after the commit that wrote it, and again with growing pauses while it fails.
/// </summary>
/// <remarks>
/// At least once. A process that dies between handing a mail over and writing that down sends it again, with the same
/// Message-ID, by which mail programs and the pickup folder recognise the copy.
/// </remarks>
internal sealed partial class OutboxDelivery(
    OutboxStore store, OutboxSender sender, OutboxSignal signal, MailMetrics metrics,
    IOptions<MailOptions> options, TimeProvider timeProvider, ILogger<OutboxDelivery> logger) : BackgroundService
{
    private const int BatchSize = 32;

    // How long a stop waits for the mail that is just being handed over, within the host's own patience of 30 s.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    // Another node may have died with its mail unsent; nobody signals that.
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var hasTakenOver = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            DateTimeOffset? nextDue;
            try
            {
                if (!hasTakenOver)
                {
                    await store.TakeOverAsync(stoppingToken);
                    hasTakenOver = true;
                }

                nextDue = await DeliverDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The boundary of the delivery: whatever went wrong (mostly the store being away), it goes on later.
                LogInterrupted(logger, failure);
                nextDue = timeProvider.GetUtcNow() + PauseAfterFailure;
            }

            await RestUntilAsync(nextDue, stoppingToken);
        }
    }

    /// <summary>Sends everything that is due now; returns when the next mail is, or null when none waits.</summary>
    internal async Task<DateTimeOffset?> DeliverDueAsync(CancellationToken stoppingToken)
    {
        using var abort = new CancellationTokenSource();
        await using var stop = stoppingToken.Register(() => abort.CancelAfter(StopPatience));
        // Counted first: with nothing to send, a start stays free of EF Core.
        var counts = await store.CountAsync(stoppingToken);
        while (counts.Pending > 0 && await store.ClaimAsync(BatchSize, stoppingToken) is { Count: > 0 } batch)
        {
            var queue = new ConcurrentQueue<OutboxMessage>(batch);
            var workers = Math.Min(options.Value.Parallelism, batch.Count);
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => sender.SendAsync(queue, stoppingToken, abort.Token)));
            stoppingToken.ThrowIfCancellationRequested();
        }

        counts = await store.CountAsync(stoppingToken);
        metrics.Pending = counts.Pending;
        return counts.NextDue;
    }

    private Task RestUntilAsync(DateTimeOffset? nextDue, CancellationToken stoppingToken)
    {
        var rest = nextDue - timeProvider.GetUtcNow() ?? LongestRest;
        return signal.WaitAsync(
            TimeSpan.FromTicks(Math.Clamp(rest.Ticks, 0, LongestRest.Ticks)), timeProvider, stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The delivery of mail was interrupted; it goes on in a few seconds.")]
    private static partial void LogInterrupted(ILogger logger, Exception failure);
}
