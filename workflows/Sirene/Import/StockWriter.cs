using System.Data.Common;

namespace ChorusAssistant.Workflows.Sirene.Import;

/// <summary>Puts lines of a stock file into the database, some thousands in one transaction, together with how far the load has come.</summary>
internal abstract class StockWriter(DbConnection connection, StockTable table) : IAsyncDisposable
{
    protected StockTable Table => table;

    /// <summary>Where an earlier load of the same file stopped, or null.</summary>
    public async Task<(long Lines, long Rejected, bool IsFinished)?> ProgressAsync(string fingerprint, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT lines, rejected, finished_at FROM sirene_imports WHERE fingerprint = @fingerprint";
        Add(command, "fingerprint", fingerprint);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? (rows.GetInt64(0), rows.GetInt64(1), !await rows.IsDBNullAsync(2, cancellationToken)) : null;
    }

    /// <summary>Stores a batch and the progress with it, whole or not at all. A line that is there already is replaced.</summary>
    public async Task WriteAsync(IReadOnlyList<object[]> batch, SireneImport progress, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        await UpsertAsync(batch, transaction, cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            INSERT INTO sirene_imports (fingerprint, kind, lines, rejected, started_at, finished_at)
            VALUES (@fingerprint, @kind, @lines, @rejected, @started, @finished)
            ON CONFLICT (fingerprint) DO UPDATE SET lines = excluded.lines, rejected = excluded.rejected, finished_at = excluded.finished_at
            """;
        Add(command, "fingerprint", progress.Fingerprint);
        Add(command, "kind", progress.Kind.ToString());
        Add(command, "lines", progress.Lines);
        Add(command, "rejected", progress.Rejected);
        Add(command, "started", progress.StartedAt.UtcTicks);
        Add(command, "finished", progress.FinishedAt is { } at ? at.UtcTicks : DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public virtual ValueTask DisposeAsync() => connection.DisposeAsync();

    protected abstract ValueTask<DbTransaction> BeginAsync(CancellationToken cancellationToken);

    protected abstract Task UpsertAsync(IReadOnlyList<object[]> batch, DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>The table's columns, each as <paramref name="form"/> has it.</summary>
    protected string List(Func<string, string> form) => string.Join(", ", table.Columns.Select(column => form(column.Name)));

    /// <summary>What makes an insert replace the line that is there.</summary>
    protected string OnConflict() =>
        $"ON CONFLICT ({table.Key}) DO UPDATE SET {string.Join(", ", table.Columns.Skip(1).Select(column => $"{column.Name} = excluded.{column.Name}"))}";

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
