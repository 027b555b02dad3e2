using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChorusAssistant.Workflows.Sirene.Import;

/// <summary>One of INSEE's stock files, plain or zipped, read line by line: its size does not matter to memory.</summary>
internal sealed class StockFile : IDisposable
{
    // An open quote would make the rest of the file one field.
    private const int LongestField = 64 * 1024;

    private readonly CsvParser _parser;
    private readonly int[] _positions;
    private readonly IDisposable[] _open;

    private StockFile(string fingerprint, StockTable table, CsvParser parser, int[] positions, IDisposable[] open)
    {
        (Fingerprint, Table, _parser, _positions, _open) = (fingerprint, table, parser, positions, open);
    }

    /// <summary>The same for the same file, opened again.</summary>
    public string Fingerprint { get; }

    /// <summary>What it holds, told by its columns.</summary>
    public StockTable Table { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="StockFileException">It is none of INSEE's stock files.</exception>
    public static StockFile Open(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new StockFileException($"{path}: there is no such file.");
        }

        var fingerprint = string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}");
        var open = new Stack<IDisposable>();
        try
        {
            var reader = new StreamReader(Contents(path, open), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
            open.Push(reader);
            var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                BufferSize = 1 << 16,
                MaxFieldSize = LongestField,
                // A stray quote spoils its own line, which is then rejected for its values.
                BadDataFound = null,
            });
            open.Push(parser);
            var (table, positions) = Header(path, parser);
            return new StockFile(fingerprint, table, parser, positions, [.. open]);
        }
        catch (Exception)
        {
            Close(open);
            throw;
        }
    }

    /// <summary>Goes to the next line; false at the end.</summary>
    public bool Read() => _parser.Read();

    /// <summary>The present line's values in the order of the table's columns, or null where they are not what belongs there.</summary>
    public object[]? Values()
    {
        var values = new object[_positions.Length];
        for (var column = 0; column < values.Length; column++)
        {
            if (_positions[column] >= _parser.Count || Table.Columns[column].Read(_parser[_positions[column]]) is not { } value)
            {
                return null;
            }

            values[column] = value;
        }

        return values;
    }

    public void Dispose() => Close(_open);

    private static Stream Contents(string path, Stack<IDisposable> open)
    {
        if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return new FileStream(path, new FileStreamOptions { BufferSize = 1 << 16, Options = FileOptions.SequentialScan });
        }

        var archive = ZipFile.OpenRead(path);
        open.Push(archive);
        return archive.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).ToList() is [var only]
            ? only.Open()
            : throw new StockFileException($"{path}: an archive with exactly one .csv file is expected.");
    }

    private static (StockTable Table, int[] Positions) Header(string path, CsvParser parser)
    {
        var columns = parser.Read() ? parser.Record! : [];
        foreach (var table in (StockTable[])[StockTable.Establishments, StockTable.LegalUnits])
        {
            var positions = table.Columns.Select(column => Array.IndexOf(columns, column.FileName)).ToArray();
            if (positions.All(position => position >= 0))
            {
                return (table, positions);
            }
        }

        throw new StockFileException($"{path}: the first line has the columns of neither StockEtablissement nor StockUniteLegale.");
    }

    private static void Close(IEnumerable<IDisposable> open)
    {
        foreach (var each in open)
        {
            each.Dispose();
        }
    }
}

/// <summary>A file cannot be loaded. The message is one line for the operator.</summary>
public sealed class StockFileException(string message, Exception? inner = null) : Exception(message, inner);
