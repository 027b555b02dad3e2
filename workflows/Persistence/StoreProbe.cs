using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>Asks the store whether it takes writes now, without writing.</summary>
public interface IStoreProbe
{
    /// <summary>Returns when the store would take a write.</summary>
    /// <exception cref="StoreUnavailableException">It is read-only, locked or unreachable.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}

/// <summary>Takes the write lock and lets go of it: a file that cannot be written, or that somebody keeps locked, refuses it.</summary>
internal sealed class SqliteProbe(StoreAddress address) : IStoreProbe
{
    // Shorter than a load balancer's patience; the committer holds the lock for milliseconds.
    private const int PatienceSeconds = 1;

    private readonly string _connectionString = new SqliteConnectionStringBuilder(address.ConnectionString) { DefaultTimeout = PatienceSeconds }.ConnectionString;

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new SqliteConnection(_connectionString);
            await connection.OpenAsync(cancellationToken);
            // On a read-only file SQLite turns the request for the write lock into one for reading, and grants it.
            if (raw.sqlite3_db_readonly(connection.Handle, "main") != 0)
            {
                throw new StoreUnavailableException("The database is read-only.");
            }

            await using var lockOnly = connection.BeginTransaction(deferred: false);
        }
        catch (SqliteException failure)
        {
            throw new StoreUnavailableException("The database takes no writes at the moment.", failure);
        }
    }
}

/// <summary>A standby, or a server set to read-only, answers reads and refuses writes.</summary>
internal sealed class PostgreSqlProbe(NpgsqlDataSource source) : IStoreProbe
{
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.CreateCommand("SHOW transaction_read_only");
            if (await command.ExecuteScalarAsync(cancellationToken) is not "off")
            {
                throw new StoreUnavailableException("The database is read-only.");
            }
        }
        catch (NpgsqlException failure)
        {
            throw new StoreUnavailableException("The database cannot be reached at the moment.", failure);
        }
    }
}
