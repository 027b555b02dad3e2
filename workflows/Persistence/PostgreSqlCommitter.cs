using System.Data.Common;
using System.Diagnostics;
using ChorusAssistant.Workflows.Persistence.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>
/// PostgreSQL takes several writers. Log rows without domain changes go in one statement; a unit with domain changes gets
/// a savepoint of its own. The commit notifies the other nodes of the streams that grew.
/// </summary>
internal sealed class PostgreSqlCommitter(IOptions<DatabaseOptions> options, NpgsqlDataSource source, ILogger<PostgreSqlCommitter> logger)
    : GroupCommitter(options, writers: 2, logger)
{
    /// <summary>The NOTIFY channel: one line a stream that grew, its newest number, a space and its id.</summary>
    public const string Channel = "chorus_log";

    // A notification holds at most 8000 bytes.
    private const int NotificationBytes = 7900;

    private const string Insert = """
        INSERT INTO log (stream, number, last_position, key, payload)
        SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::bytea[])
        ON CONFLICT DO NOTHING
        RETURNING stream, number
        """;

    private const string MarkStreams = """
        INSERT INTO streams (stream, owner, look_at) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
        ON CONFLICT (stream) DO UPDATE SET owner = excluded.owner, look_at = excluded.look_at
        """;

    protected override async Task<IBatchWriter> OpenWriterAsync() => new Writer(await source.OpenConnectionAsync());

    protected override bool IsStoreFailure(Exception failure) => StoreFailures.IsOne(failure) || failure is TimeoutException or IOException;

    private sealed class Writer(NpgsqlConnection connection) : IBatchWriter
    {
        private const int PingSeconds = 5;
        private static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(1);
        private long _usedAt = Stopwatch.GetTimestamp();

        public async ValueTask<bool> IsUsableAsync()
        {
            if (Stopwatch.GetElapsedTime(_usedAt) < TrustedFor)
            {
                return true;
            }

            try
            {
                await using var ping = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = PingSeconds };
                await ping.ExecuteScalarAsync();
                return true;
            }
            catch (NpgsqlException)
            {
                // The server ended, or restarted, while nothing was written: a new connection shows which.
                return false;
            }
        }

        public async Task WriteAsync(List<Pending> batch)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            List<Pending> plain = [];
            foreach (var pending in batch)
            {
                if (pending.Work.ContextIfUsed?.ChangeTracker.HasChanges() == true)
                {
                    pending.Outcome = await WriteWithChangesAsync(pending.Work, transaction);
                }
                else
                {
                    plain.Add(pending);
                }
            }

            await AppendAsync(plain);
            await MarkAsync(batch);
            await NotifyAsync(batch);
            await transaction.CommitAsync();
            _usedAt = Stopwatch.GetTimestamp();
        }

        private async Task<CommitOutcome> WriteWithChangesAsync(UnitOfWork work, NpgsqlTransaction transaction)
        {
            await transaction.SaveAsync("unit");
            var outcome = await SaveAsync(work.ContextIfUsed!, transaction);
            if (outcome == CommitOutcome.Committed && work.Entry is { } entry && !(await InsertAsync([entry])).Contains((entry.Stream, entry.Number)))
            {
                outcome = CommitOutcome.Conflict;
            }

            if (outcome == CommitOutcome.Conflict)
            {
                await transaction.RollbackAsync("unit");
            }

            await transaction.ReleaseAsync("unit");
            return outcome;
        }

        private async Task<CommitOutcome> SaveAsync(ChorusDbContext context, DbTransaction transaction)
        {
            try
            {
                return await SaveContextAsync(context, connection, transaction);
            }
            catch (DbUpdateException failure) when (failure.InnerException is PostgresException
            {
                // A deadlock ends with the savepoint too: the other node's unit of work goes on, this one runs again.
                SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
            })
            {
                return CommitOutcome.Conflict;
            }
        }

        private async Task AppendAsync(List<Pending> plain)
        {
            if (plain.Count == 0)
            {
                return;
            }

            // One order for every writer of every node, so that two of them never wait for each other.
            plain.Sort((a, b) => string.CompareOrdinal(a.Work.Entry!.Stream, b.Work.Entry!.Stream) is var order and not 0
                ? order
                : a.Work.Entry!.Number.CompareTo(b.Work.Entry!.Number));
            var written = await InsertAsync(plain.ConvertAll(p => p.Work.Entry!));
            foreach (var pending in plain)
            {
                // Removing makes two units of one batch that claim the same number differ: one row was written, one unit has it.
                var entry = pending.Work.Entry!;
                pending.Outcome = written.Remove((entry.Stream, entry.Number)) ? CommitOutcome.Committed : CommitOutcome.Conflict;
            }
        }

        private async Task<HashSet<(string Stream, long Number)>> InsertAsync(List<LogEntry> entries)
        {
            await using var command = new NpgsqlCommand(Insert, connection)
            {
                Parameters =
                {
                    new() { Value = entries.ConvertAll(e => e.Stream).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                    new() { Value = entries.ConvertAll(e => e.Number).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                    new() { Value = entries.ConvertAll(e => e.LastPosition).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                    new() { Value = entries.ConvertAll(e => e.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                    new() { Value = entries.ConvertAll(e => e.Payload.ToArray()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
                },
            };
            HashSet<(string, long)> written = [];
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                written.Add((reader.GetString(0), reader.GetInt64(1)));
            }

            return written;
        }

        private async Task MarkAsync(List<Pending> batch)
        {
            var marked = batch.Where(p => p.Outcome == CommitOutcome.Committed && p.Work.Entry?.Mark is not null)
                .Select(p => p.Work.Entry!).OrderBy(entry => entry.Stream, StringComparer.Ordinal).ToList();
            if (marked.Count == 0)
            {
                return;
            }

            await using var command = new NpgsqlCommand(MarkStreams, connection)
            {
                Parameters =
                {
                    new() { Value = marked.ConvertAll(e => e.Stream).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                    new() { Value = marked.ConvertAll(e => e.Mark!.Owner).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                    new() { Value = marked.ConvertAll(e => e.Mark!.LookAt.UtcTicks).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                },
            };
            await command.ExecuteNonQueryAsync();
        }

        private async Task NotifyAsync(List<Pending> batch)
        {
            var streams = batch
                .Where(p => p.Outcome == CommitOutcome.Committed && p.Work.Entry is not null)
                .GroupBy(p => p.Work.Entry!.Stream)
                .Select(group => FormattableString.Invariant($"{group.Max(p => p.Work.Entry!.Number)} {group.Key}"));
            var text = new System.Text.StringBuilder();
            foreach (var stream in streams)
            {
                if (text.Length + stream.Length + 1 > NotificationBytes)
                {
                    await NotifyAsync(text.ToString());
                    text.Clear();
                }

                text.Append(text.Length == 0 ? "" : "\n").Append(stream);
            }

            if (text.Length > 0)
            {
                await NotifyAsync(text.ToString());
            }
        }

        private async Task NotifyAsync(string payload)
        {
            await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection)
            {
                Parameters = { new() { Value = Channel }, new() { Value = payload } },
            };
            await command.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
