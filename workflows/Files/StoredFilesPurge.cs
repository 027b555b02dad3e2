using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChorusAssistant.Workflows.Files;

/// <summary>Deletes expired files every ten minutes. Two nodes that do it at once delete the same rows once.</summary>
internal sealed partial class StoredFilesPurge(IServiceScopeFactory scopes, TimeProvider time, ILogger<StoredFilesPurge> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(10);
    private const int Batch = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pace, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                while (!stoppingToken.IsCancellationRequested && await PurgeBatchAsync(stoppingToken) == Batch)
                {
                }
            }
            catch (Exception failure) when (StoreFailures.IsOne(failure))
            {
                LogLater(logger, failure.Message);
            }
        }
    }

    private async Task<int> PurgeBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var removed = await scope.ServiceProvider.GetRequiredService<StoredFiles>().RemoveExpiredAsync(time.GetUtcNow(), Batch, cancellationToken);
        return await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(cancellationToken) == CommitOutcome.Committed ? removed : 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired files stay until the next round: {Reason}")]
    private static partial void LogLater(ILogger logger, string reason);
}
