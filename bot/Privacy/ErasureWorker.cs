using System.Data.Common;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Privacy;

namespace ChorusAssistant.Bot.Privacy;

/// <summary>
/// Does the erasures that were asked for, inside the service: what it remembers of a conversation is dropped at once, and those who follow it
/// are told to leave.
/// </summary>
public sealed partial class ErasureWorker(
    PersonalDataEraser eraser, StoreConnections connections, IServiceScopeFactory scopes, ILogger<ErasureWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pace;
            try
            {
                // Asked in plain SQL: most looks find nothing and must cost nothing.
                while (await IsAnyOpenAsync(stoppingToken) && await NextAsync(stoppingToken) is { } number && await eraser.TryRunAsync(number, stoppingToken))
                {
                    LogDone(logger, number);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is StoreUnavailableException or DbException or IOException)
            {
                LogLater(logger, failure.GetType().Name);
                pause = AfterFailure;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsAnyOpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM erasure_requests WHERE state <> 'Done'";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
    }

    private async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ErasureRequests>().NextAsync(cancellationToken))?.Number;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The erasure {Number} is done.")]
    private static partial void LogDone(ILogger logger, string number);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Erasures wait: {Failure}")]
    private static partial void LogLater(ILogger logger, string failure);
}
