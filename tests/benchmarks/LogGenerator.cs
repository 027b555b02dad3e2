using System.Text;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Benchmarks;

/// <summary>Fills a log with copies of one real conversation, under ids as the service makes them, from long ago until now.</summary>
internal static class LogGenerator
{
    private const int RowsPerTransaction = 100_000;
    private static readonly DateTimeOffset Since = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static (int Rows, int Activities) Fill(string file, string example, int rows)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        // Speed alone counts here: a generator that dies is started again.
        Execute(connection, "PRAGMA synchronous=OFF; PRAGMA cache_size=-400000;");
        var turns = Read(connection, example);
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO log (stream, number, last_position, key, payload) VALUES ($s, $n, $p, $k, $b)";
        foreach (var name in (string[])["$s", "$n", "$p", "$k", "$b"])
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        var exampleId = Encoding.ASCII.GetBytes(example);
        var written = 0;
        for (var conversation = 0; written < rows;)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var end = Math.Min(rows, written + RowsPerTransaction); written < end; conversation++)
            {
                var id = Guid.CreateVersion7(Since.AddSeconds(conversation)).ToString("N");
                var idBytes = Encoding.ASCII.GetBytes(id);
                foreach (var (number, position, key, payload) in turns)
                {
                    insert.Parameters[0].Value = id;
                    insert.Parameters[1].Value = number;
                    insert.Parameters[2].Value = position;
                    insert.Parameters[3].Value = (object?)key ?? DBNull.Value;
                    insert.Parameters[4].Value = Rename(payload, exampleId, idBytes);
                    insert.ExecuteNonQuery();
                    written++;
                }
            }

            transaction.Commit();
        }

        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
        return (written, (int)(turns[^1].Position * (written / (long)turns.Count)));
    }

    private static List<(long Number, long Position, string? Key, byte[] Payload)> Read(SqliteConnection connection, string example)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT number, last_position, key, payload FROM log WHERE stream = $s ORDER BY number";
        select.Parameters.AddWithValue("$s", example);
        using var rows = select.ExecuteReader();
        List<(long, long, string?, byte[])> turns = [];
        while (rows.Read())
        {
            turns.Add((rows.GetInt64(0), rows.GetInt64(1), rows.IsDBNull(2) ? null : rows.GetString(2), rows.GetFieldValue<byte[]>(3)));
        }

        return turns;
    }

    private static byte[] Rename(byte[] payload, byte[] from, byte[] to)
    {
        var renamed = payload.AsSpan().ToArray();
        for (var at = 0; renamed.AsSpan(at).IndexOf(from) is var next && next >= 0; at += next + to.Length)
        {
            to.CopyTo(renamed, at + next);
        }

        return renamed;
    }

    private static void Execute(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = statements;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
