using Npgsql;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>Asks the store whether it takes writes now; what is stored stays as it is.</summary>
public interface IStoreProbe
{
    /// <summary>Returns when the store would take a write.</summary>
    /// <exception cref="StoreUnavailableException">It is read-only, locked, full or unreachable.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Looks for room on the disk and has the committer store one page as it is, with the turns that wait: a file that cannot be written, a full
/// disk, a lock that somebody keeps refuse it. Asking for the lock beside a busy committer would starve, and show a node that works as red.
/// </summary>
internal sealed class SqliteProbe(StoreAddress address, ICommitter committer, Func<ChorusDbContext> createContext) : IStoreProbe
{
    // A turn with a file and its mail is well below it; with less, some turns would still be stored and others not.
    private const long LeastFreeBytes = 4 << 20;

    // Shorter than a load balancer's patience; a commit takes milliseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (new DriveInfo(Path.GetDirectoryName(address.SqliteFile)!).AvailableFreeSpace < LeastFreeBytes)
            {
                throw new StoreUnavailableException("The disk of the database is full.");
            }

            await using var nothing = new UnitOfWork(createContext, committer);
            await committer.CommitAsync(nothing, cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (Exception failure) when (failure is TimeoutException or IOException or UnauthorizedAccessException)
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
