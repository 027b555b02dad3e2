using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Workflows.Persistence.Log;

/// <summary>Reads over connections of its own that keep their statements prepared: preparing costs more than reading a row.</summary>
internal sealed class SqliteLog(StoreAddress address) : ILog, IDisposable
{
    private const int KeptReaders = 16;
    private readonly ConcurrentBag<Reader> _readers = [];

    public Task<LogEntry?> NewestAsync(string stream, CancellationToken cancellationToken) =>
        Task.FromResult(Read(reader => reader.Newest(stream)));

    public Task<LogEntry?> FindAsync(string stream, string key, CancellationToken cancellationToken) =>
        Task.FromResult(Read(reader => reader.Find(stream, key)));

    public Task<IReadOnlyList<LogEntry>> AfterAsync(string stream, long position, int maximum, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LogEntry>>(Read(reader => reader.After(stream, position, maximum)));

    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private T Read<T>(Func<Reader, T> read)
    {
        Reader? reader = null;
        try
        {
            if (!_readers.TryTake(out reader))
            {
                reader = new Reader(address.ConnectionString);
            }

            var result = read(reader);
            if (_readers.Count < KeptReaders)
            {
                _readers.Add(reader);
                reader = null;
            }

            return result;
        }
        catch (SqliteException failure)
        {
            throw new StoreUnavailableException("The database cannot be read at the moment.", failure);
        }
        finally
        {
            reader?.Dispose();
        }
    }

    private sealed class Reader : IDisposable
    {
        private const string Columns = "SELECT stream, number, last_position, key, payload FROM log WHERE stream = $s";
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _newest;
        private readonly SqliteCommand _find;
        private readonly SqliteCommand _before;
        private readonly SqliteCommand _after;

        public Reader(string connectionString)
        {
            _connection = new SqliteConnection(connectionString);
            _connection.Open();
            _newest = Prepare($"{Columns} ORDER BY number DESC LIMIT 1", "$s");
            _find = Prepare($"{Columns} AND key = $k", "$s", "$k");
            // Readers follow the end of a stream: walking back from it touches only the few rows they lack.
            _before = Prepare("SELECT number FROM log WHERE stream = $s AND last_position <= $p ORDER BY number DESC LIMIT 1", "$s", "$p");
            _after = Prepare($"{Columns} AND number > $n ORDER BY number LIMIT $m", "$s", "$n", "$m");
        }

        public LogEntry? Newest(string stream)
        {
            _newest.Parameters[0].Value = stream;
            using var rows = _newest.ExecuteReader();
            return rows.Read() ? Entry(rows) : null;
        }

        public LogEntry? Find(string stream, string key)
        {
            _find.Parameters[0].Value = stream;
            _find.Parameters[1].Value = key;
            using var rows = _find.ExecuteReader();
            return rows.Read() ? Entry(rows) : null;
        }

        public List<LogEntry> After(string stream, long position, int maximum)
        {
            var number = 0L;
            if (position > 0)
            {
                _before.Parameters[0].Value = stream;
                _before.Parameters[1].Value = position;
                number = _before.ExecuteScalar() as long? ?? 0;
            }

            _after.Parameters[0].Value = stream;
            _after.Parameters[1].Value = number;
            _after.Parameters[2].Value = maximum;
            List<LogEntry> entries = [];
            using var rows = _after.ExecuteReader();
            while (rows.Read())
            {
                entries.Add(Entry(rows));
            }

            return entries;
        }

        public void Dispose()
        {
            _newest.Dispose();
            _find.Dispose();
            _before.Dispose();
            _after.Dispose();
            _connection.Dispose();
        }

        private SqliteCommand Prepare(string text, params ReadOnlySpan<string> parameters)
        {
            var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
            command.CommandText = text;
#pragma warning restore CA2100
            foreach (var name in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name, Value = DBNull.Value });
            }

            command.Prepare();
            return command;
        }

        private static LogEntry Entry(SqliteDataReader row) => new(
            row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetFieldValue<byte[]>(4));
    }
}
