using System.Data.Common;
using Npgsql;

namespace ChorusAssistant.Workflows.Sirene.Import;

/// <summary>Copies a batch into a table of the session, and from there into the real one.</summary>
internal sealed class PostgreSqlStockWriter(NpgsqlConnection connection, StockTable table) : StockWriter(connection, table)
{
    private const string Stage = "sirene_stage";
    private bool _isStaged;

    protected override async ValueTask<DbTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        if (!_isStaged)
        {
            await ExecuteAsync($"CREATE TEMP TABLE {Stage} (LIKE {Table.Name})", cancellationToken);
            _isStaged = true;
        }

        return await connection.BeginTransactionAsync(cancellationToken);
    }

    protected override async Task UpsertAsync(IReadOnlyList<object[]> batch, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"TRUNCATE {Stage}", cancellationToken);
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY {Stage} ({List(name => name)}) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            foreach (var line in batch)
            {
                await copy.WriteRowAsync(cancellationToken, line);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        // A key twice in one file would make the statement touch a row twice, which it refuses.
        await ExecuteAsync(
            $"INSERT INTO {Table.Name} ({List(name => name)}) SELECT DISTINCT ON ({Table.Key}) {List(name => name)} FROM {Stage} ORDER BY {Table.Key} {OnConflict()}",
            cancellationToken);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "The statements are made of names in our code.")]
    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
