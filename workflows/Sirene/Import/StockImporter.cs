using System.Data.Common;
using System.Diagnostics;
using System.IO.Compression;
using ChorusAssistant.Workflows.Persistence;
using CsvHelper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChorusAssistant.Workflows.Sirene.Import;

/// <summary>
/// Loads INSEE's stock files into the embedded register, line by line in bounded memory. Broken off, it goes on where it stopped; a file
/// that was loaded whole is not loaded again. A running service may go on meanwhile.
/// </summary>
public sealed class StockImporter(StoreConnections connections, TimeProvider time)
{
    // Short enough that a running service never waits noticeably for its turn to write.
    private const int Batch = 2_000;

    /// <summary>Loads one file. The database must exist and be of this version.</summary>
    /// <param name="path">A <c>.csv</c>, or a <c>.zip</c> with one in it.</param>
    /// <param name="report">Receives how many lines are dealt with, after each batch.</param>
    /// <param name="cancellationToken">Stops it between two batches; what was stored stays.</param>
    /// <exception cref="StockFileException">The file is none of INSEE's stock files, or breaks off.</exception>
    public async Task<StockImportResult> RunAsync(string path, IProgress<long> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        try
        {
            using var file = StockFile.Open(path);
            await using var writer = Writer(await connections.OpenAsync(cancellationToken), file.Table);
            return await RunAsync(file, writer, report, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or CsvHelperException or EndOfStreamException)
        {
            throw new StockFileException($"{path}: the file cannot be read to its end: {broken.Message.Split('\n')[0].Trim()}", broken);
        }
    }

    private async Task<StockImportResult> RunAsync(StockFile file, StockWriter writer, IProgress<long> report, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var earlier = await writer.ProgressAsync(file.Fingerprint, cancellationToken);
        var (lines, rejected) = (earlier?.Lines ?? 0, earlier?.Rejected ?? 0);
        if (earlier is { IsFinished: true })
        {
            return new StockImportResult(file.Table.Kind, lines, 0, rejected, FirstRejected: null, clock.Elapsed);
        }

        var startedAt = time.GetUtcNow();
        var stored = 0L;
        long? firstRejected = null;
        for (var line = 0L; line < lines; line++)
        {
            file.Read();
        }

        List<object[]> batch = new(Batch);
        var hasMore = true;
        while (hasMore)
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.Clear();
            while (batch.Count < Batch && (hasMore = file.Read()))
            {
                lines++;
                if (file.Values() is { } values)
                {
                    batch.Add(values);
                }
                else
                {
                    rejected++;
                    firstRejected ??= lines + 1;
                }
            }

            stored += batch.Count;
            await writer.WriteAsync(batch, new SireneImport
            {
                Fingerprint = file.Fingerprint,
                Kind = file.Table.Kind,
                Lines = lines,
                Rejected = rejected,
                StartedAt = startedAt,
                FinishedAt = hasMore ? null : time.GetUtcNow(),
            }, cancellationToken);
            report.Report(lines);
        }

        return new StockImportResult(file.Table.Kind, lines, stored, rejected, firstRejected, clock.Elapsed);
    }

    private static StockWriter Writer(DbConnection connection, StockTable table) => connection switch
    {
        SqliteConnection sqlite => new SqliteStockWriter(sqlite, table),
        NpgsqlConnection postgreSql => new PostgreSqlStockWriter(postgreSql, table),
        _ => throw new UnreachableException($"No writer for {connection.GetType().Name}."),
    };
}

/// <summary>How a load went.</summary>
/// <param name="Kind">What the file holds.</param>
/// <param name="Lines">Its lines after the header.</param>
/// <param name="Stored">How many of them were stored by this run; fewer where an earlier one had begun, none where one had finished.</param>
/// <param name="Rejected">How many could not be read.</param>
/// <param name="FirstRejected">The number of the first of them in this run, the header being line 1.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record StockImportResult(StockKind Kind, long Lines, long Stored, long Rejected, long? FirstRejected, TimeSpan Elapsed);
