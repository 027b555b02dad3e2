using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>Connections for plain SQL: what a start and its health checks ask must not pay EF Core's first-call cost of a second.</summary>
public sealed class StoreConnections(StoreAddress address)
{
    /// <summary>Opens one; dispose it.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = address.Provider == DatabaseProvider.Sqlite
            ? new SqliteConnection(address.ConnectionString)
            : new NpgsqlConnection(address.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (DbException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
