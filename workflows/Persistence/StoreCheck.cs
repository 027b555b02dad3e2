using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>What a check of the store found.</summary>
/// <param name="Problems">One line each; none in a sound store.</param>
/// <param name="Streams">Streams of the log.</param>
/// <param name="Entries">Entries of the log.</param>
/// <param name="Mails">Rows of the outbox.</param>
/// <param name="DeadMails">Mails that were given up: no problem of the store, but somebody should know.</param>
/// <param name="AuditRows">Rows of the audit trail.</param>
public sealed record StoreCheckResult(IReadOnlyList<string> Problems, long Streams, long Entries, long Mails, long DeadMails, long AuditRows);

/// <summary>
/// Reads the whole store in one read transaction and compares it with what the program promises: a sound file, a log without gaps, an outbox
/// that has wiped what it has sent. It changes nothing, and a service may run meanwhile.
/// </summary>
public sealed class StoreCheck(StoreAddress address, StoreConnections connections)
{
    // More of the same kind says nothing new.
    private const int MostProblems = 50;

    // What each query finds is a problem; its one column says which.
    private static readonly string[] Queries =
    [
        "SELECT 'The log of ' || stream || ' has ' || count(*) || ' entries from ' || min(number) || ' to ' || max(number) FROM log GROUP BY stream HAVING count(*) <> max(number) - min(number) + 1",
        """
        SELECT 'Entry ' || number || ' of ' || stream || ' goes back from position ' || before || ' to ' || last_position
        FROM (SELECT stream, number, last_position, lag(last_position) OVER (PARTITION BY stream ORDER BY number) AS before FROM log) AS entries WHERE last_position < before
        """,
        "SELECT 'Mail ' || message_id || ' is in the unknown state ' || state FROM outbox WHERE state NOT IN ('pending', 'sent', 'dead')",
        "SELECT 'Mail ' || message_id || ' is sent, but it is not known when' FROM outbox WHERE state = 'sent' AND sent_at IS NULL",
        "SELECT 'Mail ' || message_id || ' is closed, but its text was not wiped' FROM outbox WHERE state <> 'pending' AND (text_body <> '' OR html_body <> '' OR attachments IS NOT NULL)",
        "SELECT 'Mail ' || message_id || ' is claimed by nobody, or without an end' FROM outbox WHERE (lease_owner IS NULL) <> (lease_until IS NULL)",
        "SELECT 'Audit row ' || id || ' does not say who did what' FROM audit WHERE actor = '' OR action = '' OR outcome = ''",
    ];

    /// <summary>Checks. <paramref name="readEntry"/> says what is wrong with an entry's payload and the number of positions it takes, or null.</summary>
    /// <exception cref="StoreConfigurationException">There is no database, or it is no database of ours.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be read.</exception>
    public async Task<StoreCheckResult> RunAsync(Func<ReadOnlyMemory<byte>, long, string?> readEntry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(readEntry);
        if (address.Provider == DatabaseProvider.Sqlite && !File.Exists(address.SqliteFile))
        {
            throw new StoreConfigurationException($"There is no database at {address.SqliteFile}.");
        }

        try
        {
            await using var connection = await connections.OpenAsync(cancellationToken);
            await using var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
            var run = new Run(connection, transaction, cancellationToken);
            await run.CheckAsync(readEntry);
            return run.Result();
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR)
        {
            throw new StoreConfigurationException($"{address.SqliteFile} is no database of this program.", failure);
        }
        catch (DbException failure)
        {
            throw new StoreUnavailableException($"The database cannot be read: {failure.Message}", failure);
        }
    }

    private sealed class Run(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        private readonly List<string> _problems = [];
        private readonly Dictionary<string, long> _counts = [];

        public async Task CheckAsync(Func<ReadOnlyMemory<byte>, long, string?> readEntry)
        {
            if (connection is SqliteConnection sqlite)
            {
                _problems.AddRange(await SqliteSoundness.FindAsync(sqlite, cancellationToken));
            }

            var context = connection is SqliteConnection ? typeof(SqliteChorusDbContext) : typeof(PostgreSqlChorusDbContext);
            if (await StoreSchema.FindUnknownMigrationAsync(connection, context, cancellationToken) is { } unknown)
            {
                _problems.Add($"The database was written by a newer version of this program (migration {unknown} is unknown here).");
            }

            foreach (var query in Queries)
            {
                await ReadAsync(query, row => _problems.Add(row.GetString(0)));
            }

            await CheckEntriesAsync(readEntry);
            foreach (var (name, query) in (IEnumerable<(string, string)>)
            [
                ("streams", "SELECT count(DISTINCT stream) FROM log"), ("entries", "SELECT count(*) FROM log"), ("mails", "SELECT count(*) FROM outbox"),
                ("dead", "SELECT count(*) FROM outbox WHERE state = 'dead'"), ("audit", "SELECT count(*) FROM audit"),
            ])
            {
                await ReadAsync(query, row => _counts[name] = row.GetInt64(0));
            }
        }

        public StoreCheckResult Result() => new(
            [.. _problems.Take(MostProblems)], _counts["streams"], _counts["entries"], _counts["mails"], _counts["dead"], _counts["audit"]);

        private Task CheckEntriesAsync(Func<ReadOnlyMemory<byte>, long, string?> readEntry)
        {
            var (stream, position) = ("", 0L);
            return ReadAsync("SELECT stream, number, last_position, payload FROM log ORDER BY stream, number", row =>
            {
                // Of a stream whose beginning is gone, the first entry's positions cannot be counted.
                var isFirst = row.GetString(0) != stream;
                var taken = row.GetInt64(2) - (isFirst ? 0 : position);
                (stream, position) = (row.GetString(0), row.GetInt64(2));
                if (readEntry(row.GetFieldValue<byte[]>(3), isFirst && row.GetInt64(1) > 1 ? -1 : taken) is { } wrong)
                {
                    _problems.Add($"Entry {row.GetInt64(1)} of {stream}: {wrong}");
                }
            });
        }

        private async Task ReadAsync(string query, Action<DbDataReader> read)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
            command.CommandText = query;
#pragma warning restore CA2100
            command.CommandTimeout = 0;
            command.Transaction = transaction;
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken) && _problems.Count < MostProblems)
            {
                read(rows);
            }
        }
    }
}
