using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>Asks the store whether it takes writes now; what is stored stays as it is.</summary>
public interface IStoreProbe
{
    /// <summary>Returns when the store would take a write.</summary>
    /// <exception cref="StoreUnavailableException">It is read-only, locked, full or unreachable.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Looks for room and writes one page as it is: a file that cannot be written, a disk that is full, a lock that somebody keeps refuse it. The
/// lock alone would be had on a full disk, too.
/// </summary>
internal sealed class SqliteProbe(StoreAddress address) : IStoreProbe
{
    // A turn with a file and its mail is well below it; with less, some turns would still be stored and others not.
    private const long LeastFreeBytes = 4 << 20;

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

            if (new DriveInfo(Path.GetDirectoryName(address.SqliteFile)!).AvailableFreeSpace < LeastFreeBytes)
            {
                throw new StoreUnavailableException("The disk of the database is full.");
            }

            // Nobody reads this number, and the program never sets another. Setting it writes a page, durably.
            connection.Execute("PRAGMA user_version = 0");
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
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
