using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>Tells a store that is away, full, locked or read-only from a defect in what is asked of it.</summary>
public static class StoreFailures
{
    /// <summary>Whether the same thing may succeed later, when the store is back. Nothing was stored, or it is not known.</summary>
    public static bool IsOne(Exception failure) => failure switch
    {
        StoreUnavailableException => true,
        SqliteException sqlite => sqlite.SqliteErrorCode
            is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL or raw.SQLITE_READONLY or raw.SQLITE_IOERR
            or raw.SQLITE_CANTOPEN or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_NOMEM or raw.SQLITE_PERM,
        // 08 connection, 53 resources, 57 operator intervention, 58 system, 25006 read-only.
        PostgresException postgres => postgres.SqlState is "25006" || postgres.SqlState[..2] is "08" or "53" or "57" or "58",
        NpgsqlException => true,
        // What EF Core puts around them: on PostgreSQL a query that lost its server ends with an InvalidOperationException.
        DbUpdateException or InvalidOperationException => failure.InnerException is { } inner && IsOne(inner),
        _ => false,
    };
}
