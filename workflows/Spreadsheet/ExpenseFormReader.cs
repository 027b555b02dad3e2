using System.Text;
using System.Xml;
using ChorusAssistant.Workflows.TravelExpenses;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace ChorusAssistant.Workflows.Spreadsheet;

/// <summary>Reads <c>.xls</c> and <c>.xlsx</c> with ExcelDataReader, which computes nothing and runs nothing: it sees the values last saved.</summary>
internal sealed class ExpenseFormReader : IExpenseFormReader
{
    // A filled-in form has some ten kilobytes; with a logo, some hundred.
    private const int MostBytes = 5 * 1024 * 1024;
    private const int MostUnpackedBytes = 20 * 1024 * 1024;
    private const int MostEntries = 500;
    private const int MostSheets = 10;
    private const double LargestAmount = 1e9;

    // What the newest format holds. A damaged file may claim two thousand million rows, and the reader goes through all of them.
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    private const int QuantityColumn = 2;
    private const int PriceColumn = 3;
    private const int AmountColumn = 5;

    // Old .xls files name their characters by Windows code pages.
    static ExpenseFormReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public FormReading Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MostBytes)
        {
            return new FormReading.TooLarge();
        }

        try
        {
            if (ZipContent.IsZip(file) && !ZipContent.IsWithin(file, MostEntries, MostUnpackedBytes))
            {
                return new FormReading.TooLarge();
            }

            if (CompoundFile.IsCompound(file) && !CompoundFile.HasSoundHeader(file))
            {
                return new FormReading.Unreadable();
            }

            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file, writable: false));
            return ReadSheets(reader);
        }
        catch (InvalidPasswordException)
        {
            return new FormReading.Protected();
        }
        catch (Exception broken) when (IsAboutTheFile(broken))
        {
            return new FormReading.Unreadable();
        }
    }

    /// <summary>The first sheet with something in F30; failing that, what is wrong with the first one.</summary>
    private static FormReading ReadSheets(IExcelDataReader reader)
    {
        FormReading? first = null;
        var sheets = 0;
        do
        {
            if (reader.RowCount > MostRows || reader.FieldCount > MostColumns)
            {
                return new FormReading.Unreadable();
            }

            var reading = ReadSheet(reader);
            if (reading is FormReading.Filled)
            {
                return reading;
            }

            first ??= reading;
        }
        while (++sheets < MostSheets && reader.NextResult());

        return first;
    }

    private static FormReading ReadSheet(IExcelDataReader reader)
    {
        var lines = new FormLines();
        for (var row = 1; row <= ExpenseFormLayout.TotalRow; row++)
        {
            if (!reader.Read())
            {
                return new FormReading.TotalMissing();
            }

            if (row == ExpenseFormLayout.TotalRow)
            {
                return ReadTotal(reader, lines);
            }

            if (NumberAt(reader, AmountColumn) is { } amount)
            {
                lines.Add(row, NumberAt(reader, QuantityColumn), NumberAt(reader, PriceColumn), Cents(amount));
            }
        }

        throw new System.Diagnostics.UnreachableException("The total's row ends the loop.");
    }

    private static FormReading ReadTotal(IExcelDataReader reader, FormLines lines)
    {
        if (NumberAt(reader, AmountColumn) is { } total)
        {
            return new FormReading.Filled(Cents(total), lines.Total, lines.WrongRow);
        }

        return (AmountColumn < reader.FieldCount ? reader.GetValue(AmountColumn) : null) switch
        {
            null or "" => new FormReading.TotalMissing(),
            _ => new FormReading.TotalIsNoAmount(),
        };
    }

    private static decimal? NumberAt(IExcelDataReader reader, int column)
    {
        var value = column < reader.FieldCount ? reader.GetValue(column) : null;
        var number = value switch
        {
            double real => real,
            int whole => whole,
            decimal exact => (double)exact,
            _ => double.NaN,
        };
        return Math.Abs(number) <= LargestAmount ? (decimal)number : null;
    }

    private static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);

    // A parser that was led astray by a hostile file fails in many ways; all of them say the same about the file. What is not among
    // them (no memory, a cancelled turn) is not the file's fault.
    private static bool IsAboutTheFile(Exception failure) => failure is ExcelReaderException or XmlException or InvalidDataException or IOException
        or ArgumentException or FormatException or ArithmeticException or IndexOutOfRangeException or InvalidCastException
        or NullReferenceException or KeyNotFoundException or NotSupportedException or InvalidOperationException;
}
