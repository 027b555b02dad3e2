using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>Brings the database to this program's version at start; safe when several nodes start at once.</summary>
internal sealed class StoreSchema(StoreAddress address, StoreConnections connections, Func<ChorusDbContext> createContext) : IDisposable
{
    private const string History = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
    // Any number, the same in every version of this program.
    private const long MigrationLock = 0x43686F727573;

    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LockPace = TimeSpan.FromMilliseconds(200);

    private StoreUse? _use;

    /// <exception cref="StoreConfigurationException">The database is newer than this program, or is no database of ours.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be opened.</exception>
    public async Task EnsureCurrentAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (address.Provider == DatabaseProvider.Sqlite)
            {
                await EnsureSqliteAsync(cancellationToken);
            }
            else
            {
                await EnsurePostgreSqlAsync(cancellationToken);
            }
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new StoreConfigurationException($"{address.SqliteFile} is not an SQLite database.", failure);
        }
        catch (Exception failure) when (failure is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The database cannot be opened: {failure.Message}", failure);
        }
    }

    private async Task EnsureSqliteAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(address.SqliteFile)!);
        Directory.CreateDirectory(address.Directory);

        // Held as long as the program runs: a restore must not take the file away under it.
        _use ??= StoreUse.Share(address) ?? throw new StoreUnavailableException("A restore is replacing the database; start again when it is done.");

        // The operating system lets go of a file lock when the holder dies; EF Core's own lock for SQLite is a row that
        // would stay for ever and block every later start.
        await using var exclusive = await LockAsync(address.SqliteFile + ".migration-lock", cancellationToken);
        await using (var connection = new SqliteConnection(address.ConnectionString))
        {
            await connection.OpenAsync(cancellationToken);
            connection.Execute("PRAGMA journal_mode=WAL; DROP TABLE IF EXISTS \"__EFMigrationsLock\";");
        }

        await MigrateIfOlderAsync(await AppliedAsync(cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _use?.Dispose();

    private async Task EnsurePostgreSqlAsync(CancellationToken cancellationToken)
    {
        // EF Core's lock ends with each migration's transaction: two nodes that both saw an empty database would take turns. This one is the
        // session's, and the server lets go of it when the node dies.
        await using var session = await connections.OpenAsync(cancellationToken);
        await using (var command = session.CreateCommand())
        {
            command.CommandText = $"SELECT pg_advisory_lock({MigrationLock})";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await MigrateIfOlderAsync(await AppliedAsync(cancellationToken), cancellationToken);
        // The connection goes back to its pool, which keeps the session.
        await using var unlock = session.CreateCommand();
        unlock.CommandText = $"SELECT pg_advisory_unlock({MigrationLock})";
        await unlock.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task MigrateIfOlderAsync(HashSet<string> applied, CancellationToken cancellationToken)
    {
        // Asked without EF Core: a start with nothing to migrate does not pay its first-call cost.
        var known = KnownMigrations(address.Provider == DatabaseProvider.Sqlite ? typeof(SqliteChorusDbContext) : typeof(PostgreSqlChorusDbContext));
        if (applied.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
        {
            throw new StoreConfigurationException(
                $"The database was written by a newer version of this program (migration {unknown} is unknown here); start that version, or restore a backup.");
        }

        if (applied.Count == known.Count)
        {
            return;
        }

        await using var context = createContext();
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>A migration that was applied to the database and that this program does not know, or null.</summary>
    public static async Task<string?> FindUnknownMigrationAsync(DbConnection connection, Type contextType, CancellationToken cancellationToken)
    {
        var known = KnownMigrations(contextType);
        return (await AppliedAsync(connection, cancellationToken)).FirstOrDefault(id => !known.Contains(id));
    }

    private static HashSet<string> KnownMigrations(Type contextType) =>
        typeof(ChorusDbContext).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == contextType)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    private async Task<HashSet<string>> AppliedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return await AppliedAsync(connection, cancellationToken);
    }

    private static async Task<HashSet<string>> AppliedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        HashSet<string> applied = new(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = History;
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                applied.Add(rows.GetString(0));
            }
        }
        catch (SqliteException missing) when (missing.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR)
        {
            // No history table: a new database.
            return applied;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return applied;
        }

        return applied;
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LockPatience);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!patience.IsCancellationRequested && File.Exists(path))
            {
                await Task.Delay(LockPace, cancellationToken);
            }
        }
    }
}
