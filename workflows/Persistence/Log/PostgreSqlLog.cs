using Npgsql;

namespace ChorusAssistant.Workflows.Persistence.Log;

/// <summary>Reads over the pooled data source, which keeps statements prepared by itself (<c>Max Auto Prepare</c>).</summary>
internal sealed class PostgreSqlLog(NpgsqlDataSource source) : ILog
{
    private const string Columns = "SELECT stream, number, last_position, key, payload FROM log WHERE stream = $1";

    public async Task<LogEntry?> NewestAsync(string stream, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync($"{Columns} ORDER BY number DESC LIMIT 1", [stream], cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    public async Task<LogEntry?> FindAsync(string stream, string key, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync($"{Columns} AND key = $2", [stream, key], cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    public Task<IReadOnlyList<LogEntry>> AfterAsync(string stream, long position, int maximum, CancellationToken cancellationToken) =>
        position <= 0
            ? ReadAsync($"{Columns} ORDER BY number LIMIT $2", [stream, maximum], cancellationToken)
            : ReadAsync($"""
                {Columns} AND number > coalesce(
                    (SELECT number FROM log WHERE stream = $1 AND last_position <= $2 ORDER BY number DESC LIMIT 1), 0)
                ORDER BY number LIMIT $3
                """, [stream, position, maximum], cancellationToken);

    private async Task<IReadOnlyList<LogEntry>> ReadAsync(string text, object[] values, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.CreateCommand(text);
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            List<LogEntry> entries = [];
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                entries.Add(new LogEntry(
                    rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), await rows.IsDBNullAsync(3, cancellationToken) ? null : rows.GetString(3), rows.GetFieldValue<byte[]>(4)));
            }

            return entries;
        }
        catch (NpgsqlException failure)
        {
            throw new StoreUnavailableException("The database cannot be read at the moment.", failure);
        }
    }
}
