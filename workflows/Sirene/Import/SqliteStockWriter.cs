using System.Data.Common;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Data.Sqlite;

namespace ChorusAssistant.Workflows.Sirene.Import;

/// <summary>One prepared insert, run line by line within the batch's transaction.</summary>
internal sealed class SqliteStockWriter : StockWriter
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public SqliteStockWriter(SqliteConnection connection, StockTable table)
        : base(connection, table)
    {
        _connection = connection;
        // A power cut may cost the last batches, and with them the note that they were stored: the load goes on from before them.
        connection.Execute("PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=8192; PRAGMA cache_size=-32768;");
        _insert = connection.CreateCommand();
        _insert.CommandText = $"INSERT INTO {table.Name} ({List(name => name)}) VALUES ({List(name => "$" + name)}) {OnConflict()}";
        foreach (var column in table.Columns)
        {
            _insert.Parameters.Add(new SqliteParameter { ParameterName = "$" + column.Name });
        }

        _insert.Prepare();
    }

    public override async ValueTask DisposeAsync()
    {
        await _insert.DisposeAsync();
        await base.DisposeAsync();
    }

    // Immediate: a running service also writes here, and whoever waits does so before the batch, not in its middle.
    protected override ValueTask<DbTransaction> BeginAsync(CancellationToken cancellationToken) => ValueTask.FromResult<DbTransaction>(_connection.BeginTransaction(deferred: false));

    protected override Task UpsertAsync(IReadOnlyList<object[]> batch, DbTransaction transaction, CancellationToken cancellationToken)
    {
        _insert.Transaction = (SqliteTransaction)transaction;
        foreach (var line in batch)
        {
            for (var column = 0; column < line.Length; column++)
            {
                _insert.Parameters[column].Value = line[column];
            }

            _insert.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }
}
