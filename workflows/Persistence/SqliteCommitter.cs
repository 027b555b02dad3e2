using ChorusAssistant.Workflows.Persistence.Log;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>SQLite has one writer, so there is one loop. The log row is a prepared statement; EF Core saves the rest.</summary>
internal sealed class SqliteCommitter(IOptions<DatabaseOptions> options, StoreAddress address, ILogger<SqliteCommitter> logger)
    : GroupCommitter(options, writers: 1, logger)
{
    protected override async Task<IBatchWriter> OpenWriterAsync()
    {
        var connection = new SqliteConnection(address.ConnectionString);
        await connection.OpenAsync();
        // The checkpointer works beside the commit path (README, Decisions): the writer never stops to do it.
        // Secure delete: what a row held is overwritten when it goes, not merely given up.
        connection.Execute("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA secure_delete=ON;");
        return new Writer(connection);
    }

    protected override bool IsStoreFailure(Exception failure) => StoreFailures.IsOne(failure);

    private sealed class Writer : IBatchWriter
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _insert;
        private readonly SqliteCommand _mark;

        public Writer(SqliteConnection connection)
        {
            _connection = connection;
            _insert = connection.CreateCommand();
            _insert.CommandText = "INSERT INTO log (stream, number, last_position, key, payload) VALUES ($s, $n, $p, $k, $b)";
            foreach (var name in (string[])["$s", "$n", "$p", "$k", "$b"])
            {
                _insert.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            _insert.Prepare();
            _mark = connection.CreateCommand();
            _mark.CommandText = "INSERT INTO streams (stream, owner, look_at) VALUES ($s, $o, $l) ON CONFLICT (stream) DO UPDATE SET owner = excluded.owner, look_at = excluded.look_at";
            foreach (var name in (string[])["$s", "$o", "$l"])
            {
                _mark.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            _mark.Prepare();
        }

        public ValueTask<bool> IsUsableAsync() => ValueTask.FromResult(true);

        public async Task WriteAsync(List<Pending> batch)
        {
            // Immediate: the write lock is taken at once, so a batch fails before any of it is written, never half-way.
            await using var transaction = _connection.BeginTransaction(deferred: false);
            foreach (var pending in batch)
            {
                pending.Outcome = await WriteAsync(pending.Work, transaction);
            }

            await transaction.CommitAsync();
        }

        private async Task<CommitOutcome> WriteAsync(UnitOfWork work, SqliteTransaction transaction)
        {
            var context = work.ContextIfUsed;
            if (context is null || !context.ChangeTracker.HasChanges())
            {
                return work.Entry is null ? Probe() : Append(work.Entry, transaction) ? CommitOutcome.Committed : CommitOutcome.Conflict;
            }

            await transaction.SaveAsync("unit");
            var outcome = await SaveAsync(context, transaction);
            if (outcome == CommitOutcome.Committed && work.Entry is { } entry && !Append(entry, transaction))
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

        /// <summary>Stores the first page as it is: nobody reads this number, and the program never sets another.</summary>
        private CommitOutcome Probe()
        {
            _connection.Execute("PRAGMA user_version = 0");
            return CommitOutcome.Committed;
        }

        private async Task<CommitOutcome> SaveAsync(ChorusDbContext context, SqliteTransaction transaction)
        {
            try
            {
                return await SaveContextAsync(context, _connection, transaction);
            }
            catch (DbUpdateException failure) when (failure.InnerException is SqliteException inner && SqliteFailures.IsUniqueViolation(inner))
            {
                return CommitOutcome.Conflict;
            }
        }

        private bool Append(LogEntry entry, SqliteTransaction transaction)
        {
            _insert.Transaction = transaction;
            var parameters = _insert.Parameters;
            parameters[0].Value = entry.Stream;
            parameters[1].Value = entry.Number;
            parameters[2].Value = entry.LastPosition;
            parameters[3].Value = (object?)entry.Key ?? DBNull.Value;
            parameters[4].Value = entry.Payload.ToArray();
            try
            {
                _insert.ExecuteNonQuery();
                Mark(entry, transaction);
                return true;
            }
            catch (SqliteException failure) when (SqliteFailures.IsUniqueViolation(failure))
            {
                return false;
            }
        }

        private void Mark(LogEntry entry, SqliteTransaction transaction)
        {
            if (entry.Mark is not { } mark)
            {
                return;
            }

            _mark.Transaction = transaction;
            _mark.Parameters[0].Value = entry.Stream;
            _mark.Parameters[1].Value = (object?)mark.Owner ?? DBNull.Value;
            _mark.Parameters[2].Value = mark.LookAt.UtcTicks;
            _mark.ExecuteNonQuery();
        }

        public ValueTask DisposeAsync()
        {
            _insert.Dispose();
            _mark.Dispose();
            return _connection.DisposeAsync();
        }
    }
}

/// <summary>What SQLite's error codes mean to us.</summary>
internal static class SqliteFailures
{
    /// <summary>Two rows with one key: somebody else was first.</summary>
    public static bool IsUniqueViolation(SqliteException failure) =>
        failure.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY;
}
