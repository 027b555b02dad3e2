using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChorusAssistant.Workflows.Persistence.Log;

/// <summary>Tells which streams grew through other nodes. On SQLite there are none, and nobody is told.</summary>
public sealed class LogGrowth
{
    /// <summary>
    /// Raised with the stream's id and its newest number, on a background thread, after the commit; for entries of this
    /// node as well. Handlers must not block.
    /// </summary>
    public event Action<string, long>? Grew;

    /// <summary>Raised when notifications may have been missed (the connection was lost): every follower must look again.</summary>
    public event Action? Unsure;

    internal void Raise(string stream, long number) => Grew?.Invoke(stream, number);

    internal void RaiseUnsure() => Unsure?.Invoke();
}

/// <summary>Listens to PostgreSQL's NOTIFY and listens again after a lost connection.</summary>
internal sealed partial class PostgreSqlLogListener(NpgsqlDataSource source, LogGrowth growth, ILogger<PostgreSqlLogListener> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException failure)
            {
                LogLost(logger, failure.Message);
            }

            await Task.Delay(AfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await source.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, notification) =>
        {
            foreach (var line in notification.Payload.Split('\n'))
            {
                var space = line.IndexOf(' ', StringComparison.Ordinal);
                growth.Raise(line[(space + 1)..], long.Parse(line.AsSpan(0, space), CultureInfo.InvariantCulture));
            }
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgreSqlCommitter.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        growth.RaiseUnsure();
        while (true)
        {
            await connection.WaitAsync(stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lost the notifications of the other nodes: {Reason}")]
    private static partial void LogLost(ILogger logger, string reason);
}
