using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>
/// Whether mail leaves. Never worse than degraded: what cannot leave waits in the outbox, and taking the nodes away from the
/// users would not bring the mail server back.
/// </summary>
internal sealed class MailHealth(OutboxStore store, IMailTransport transport, TimeProvider timeProvider) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan CheckedFor = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CheckPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OldPending = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _oneCheck = new(1, 1);
    private (long At, string? Trouble)? _last;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var counts = await store.CountAsync(cancellationToken);
        List<string> troubles = [];
        if (await TransportTroubleAsync(cancellationToken) is { } trouble)
        {
            troubles.Add(trouble);
        }

        if (timeProvider.GetUtcNow() - counts.OldestPending > OldPending)
        {
            troubles.Add("mail has been waiting for more than 15 minutes");
        }

        if (counts.RecentlyDead > 0)
        {
            troubles.Add("there are dead letters of the last 24 hours");
        }

        var data = new Dictionary<string, object> { ["pending"] = counts.Pending, ["recentlyDead"] = counts.RecentlyDead };
        return troubles.Count == 0
            ? HealthCheckResult.Healthy(data: data)
            : HealthCheckResult.Degraded(string.Join("; ", troubles), data: data);
    }

    /// <inheritdoc/>
    public void Dispose() => _oneCheck.Dispose();

    // Probes come every few seconds from every side; the mail server is asked once in a while, in real time.
    private async Task<string?> TransportTroubleAsync(CancellationToken cancellationToken)
    {
        await _oneCheck.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } last && TimeProvider.System.GetElapsedTime(last.At) < CheckedFor)
            {
                return last.Trouble;
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(CheckPatience);
            var trouble = await transport.CheckAsync(patience.Token);
            cancellationToken.ThrowIfCancellationRequested();
            _last = (TimeProvider.System.GetTimestamp(), trouble);
            return trouble;
        }
        finally
        {
            _oneCheck.Release();
        }
    }
}
