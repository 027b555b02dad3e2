using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Workflows.Persistence;

internal static class SqliteStatements
{
    /// <summary>Runs statements that are written in our code; never give it a user's text.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Only constant statements are passed.")]
    public static void Execute(this SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
