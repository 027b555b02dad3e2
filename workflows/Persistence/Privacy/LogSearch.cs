using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;

namespace ChorusAssistant.Workflows.Persistence.Privacy;

/// <summary>
/// Finds the streams whose entries name somebody. The log has no index of words: it is read through, in portions, beside the turns, which
/// no lock holds up.
/// </summary>
public sealed class LogSearch(StoreAddress address, StoreConnections connections)
{
    private const long Portion = 5_000;

    private const string InSqlite = "SELECT DISTINCT stream FROM log WHERE id > @from AND id <= @to AND instr(lower(CAST(payload AS TEXT)), @text) > 0";
    private const string InPostgreSql = "SELECT DISTINCT stream FROM log WHERE id > @from AND id <= @to AND position(@text in lower(convert_from(payload, 'UTF8'))) > 0";

    /// <summary>The streams in which the text, in lower case and as JSON writes it, is found.</summary>
    public async Task<HashSet<string>> StreamsWithAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        HashSet<string> streams = new(StringComparer.Ordinal);
        await using var connection = await connections.OpenAsync(cancellationToken);
        var last = await LastIdAsync(connection, cancellationToken);
        for (var from = 0L; from < last; from += Portion)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = address.Provider == DatabaseProvider.Sqlite ? InSqlite : InPostgreSql;
            Add(command, "@from", from);
            Add(command, "@to", from + Portion);
            Add(command, "@text", text);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                streams.Add(rows.GetString(0));
            }
        }

        return streams;
    }

    /// <summary>The address as a word of its own: "jeanne@a.example" is not in "marie-jeanne@a.example".</summary>
    public static Regex Word(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        // JSON escapes the plus sign of "compta+2026@..." where it stands in a stored turn.
        var pattern = Regex.Escape(address).Replace("\\+", "(?:\\+|\\\\u002[Bb])", StringComparison.Ordinal);
        return new Regex($@"(?<![A-Za-z0-9_%+.-]){pattern}(?![A-Za-z0-9_-]|\.[A-Za-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>The address as <see cref="StreamsWithAsync"/> looks for it.</summary>
    public static string Stored(string address) => address.ToLowerInvariant().Replace("+", "\\u002b", StringComparison.Ordinal);

    /// <summary>The text of an entry.</summary>
    public static string TextOf(ReadOnlyMemory<byte> payload) => Encoding.UTF8.GetString(payload.Span);

    private static async Task<long> LastIdAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(MAX(id), 0) FROM log";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
