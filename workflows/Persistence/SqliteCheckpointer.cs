using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>
/// Moves the write-ahead log into the database file beside the commit path: with it in the way of commits, their 99th
/// percentile was measured five times as long.
/// </summary>
internal sealed partial class SqliteCheckpointer(StoreAddress address, ILogger<SqliteCheckpointer> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    // 96 MiB in pages of 4 KiB.
    private const long RestartAboveFrames = 24_576;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wal = new FileInfo(address.SqliteFile + "-wal");
        var checkpointedAt = -1L;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pace;
            try
            {
                wal.Refresh();
                var written = wal.Exists ? wal.LastWriteTimeUtc.Ticks : 0;
                if (written != checkpointedAt)
                {
                    await using var connection = new SqliteConnection(address.ConnectionString);
                    await connection.OpenAsync(stoppingToken);
                    // Asked of SQLite, not of the file: the file keeps its greatest length after the log in it has begun anew.
                    if (Checkpoint(connection, "PRAGMA wal_checkpoint(PASSIVE)") > RestartAboveFrames)
                    {
                        // Writers wait for this one; the passive one just before has left it next to nothing to do.
                        Checkpoint(connection, "PRAGMA wal_checkpoint(RESTART)");
                    }

                    checkpointedAt = written;
                }
            }
            catch (SqliteException failure)
            {
                LogFailure(logger, failure.SqliteErrorCode, failure.Message);
                pause = AfterFailure;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Runs one checkpoint; returns the frames that the write-ahead log holds.</summary>
    private static long Checkpoint(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = statement;
#pragma warning restore CA2100
        // One row: whether it was kept from finishing, frames in the log, frames moved.
        using var row = command.ExecuteReader();
        return row.Read() ? row.GetInt64(1) : 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Checkpoint not possible now: {Code} {Reason}")]
    private static partial void LogFailure(ILogger logger, int code, string reason);
}
