using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Persistence.Privacy;

/// <summary>
/// Sees to it that what was deleted is gone from the store's files as well. SQLite: deleted rows are overwritten (secure_delete), the
/// write-ahead log is moved into the file and cut to nothing, and after the erasure of a person the file is written anew.
/// PostgreSQL: dead rows are vacuumed; its own write-ahead log and backups end by the server's own rules.
/// </summary>
public sealed partial class StoreHygiene(StoreAddress address, StoreConnections connections, IOptions<RetentionOptions> options, ILogger<StoreHygiene> logger)
{
    private const int Attempts = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Cuts the write-ahead log to nothing; on PostgreSQL there is nothing to do. False: readers kept it from ending.</summary>
    public async Task<bool> TruncateAsync(CancellationToken cancellationToken)
    {
        if (address.Provider != DatabaseProvider.Sqlite)
        {
            return true;
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryTruncateAsync(cancellationToken))
            {
                return true;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        LogKept(logger);
        return false;
    }

    /// <summary>
    /// Cleans up after an erasure. A file that is not too large is written anew: rows that were moved to another page leave bytes behind
    /// that secure_delete does not reach. True when none of the texts is found in the store's files any more; a larger file without a text
    /// to look for is not known to be clean.
    /// </summary>
    public async Task<bool> CleanAsync(IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        if (address.Provider != DatabaseProvider.Sqlite)
        {
            await ExecuteAsync("VACUUM", cancellationToken);
            return true;
        }

        var isCut = await TruncateAsync(cancellationToken);
        if (new FileInfo(address.SqliteFile).Length >> 20 < options.Value.VacuumBelowMegabytes)
        {
            await ExecuteAsync("PRAGMA secure_delete=ON; VACUUM", cancellationToken);
            isCut = await TruncateAsync(cancellationToken);
            return isCut && !HoldsAny(texts);
        }

        LogTooLarge(logger);
        return isCut && texts.Count > 0 && !HoldsAny(texts);
    }

    private async Task<bool> TryTruncateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await connections.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            // The passive one leaves the other, for which writers wait, next to nothing to do.
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE); PRAGMA wal_checkpoint(TRUNCATE);";
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.NextResultAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) && row.GetInt64(0) == 0;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            return false;
        }
    }

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private bool HoldsAny(IReadOnlyCollection<string> texts)
    {
        var needles = texts.Select(Encoding.UTF8.GetBytes).ToList();
        foreach (var path in (string[])[address.SqliteFile, address.SqliteFile + "-wal"])
        {
            if (File.Exists(path) && Holds(path, needles))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(string path, List<byte[]> needles)
    {
        var overlap = needles.Count == 0 ? 0 : needles.Max(needle => needle.Length);
        var buffer = new byte[(1 << 20) + overlap];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var kept = 0;
        while (file.Read(buffer, kept, buffer.Length - kept) is var read and > 0)
        {
            var filled = buffer.AsSpan(0, kept + read);
            foreach (var needle in needles)
            {
                if (filled.IndexOf(needle) >= 0)
                {
                    return true;
                }
            }

            kept = Math.Min(overlap, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The write-ahead log could not be cut: readers are in its way. It is tried again at the next purge.")]
    private static partial void LogKept(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database file is above Retention:VacuumBelowMegabytes: after the erasure it was not written anew. Run VACUUM when the service may pause.")]
    private static partial void LogTooLarge(ILogger logger);
}
