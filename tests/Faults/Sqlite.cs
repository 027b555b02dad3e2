using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Tests.Faults;

/// <summary>The service's file, opened beside it.</summary>
internal static class Sqlite
{
    /// <summary>Runs a constant statement; its first value.</summary>
    public static async Task<object?> ReadAsync(string file, string sql)
    {
        await using var connection = await OpenAsync(file);
        return await RunAsync(connection, sql);
    }

    /// <summary>Keeps everybody else from writing until it is disposed.</summary>
    public static async Task<IAsyncDisposable> LockAsync(string file)
    {
        var connection = await OpenAsync(file);
        await RunAsync(connection, "BEGIN EXCLUSIVE");
        return connection;
    }

    private static async Task<object?> RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private static async Task<SqliteConnection> OpenAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
