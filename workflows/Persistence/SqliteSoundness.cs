using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>What SQLite itself says about a file.</summary>
internal static class SqliteSoundness
{
    /// <summary>The problems, one line each; none in a sound database.</summary>
    public static async Task<List<string>> FindAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        List<string> problems = [];
        try
        {
            await using var integrity = connection.CreateCommand();
            integrity.CommandTimeout = 0;
            integrity.CommandText = "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'";
            await ReadAsync(integrity, problems, row => row.GetString(0), cancellationToken);
            await using var keys = connection.CreateCommand();
            keys.CommandTimeout = 0;
            keys.CommandText = "SELECT \"table\", count(*), \"parent\" FROM pragma_foreign_key_check GROUP BY 1, 3";
            await ReadAsync(keys, problems, row => $"{row.GetInt64(1)} rows of {row.GetString(0)} point to rows of {row.GetString(2)} that are not there", cancellationToken);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            problems.Add(failure.Message);
        }

        return problems;
    }

    private static async Task ReadAsync(SqliteCommand command, List<string> problems, Func<SqliteDataReader, string> read, CancellationToken cancellationToken)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            problems.Add(read(rows));
        }
    }
}
