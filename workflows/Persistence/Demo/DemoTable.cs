using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChorusAssistant.Workflows.Persistence.Demo;

/// <summary>A file of the demo data, read row by row. Only CsvHelper's parser is used: its mapping by reflection costs the start 0.1 s.</summary>
internal static class DemoTable
{
    /// <summary>The rows of <paramref name="name"/>, without its header.</summary>
    public static IEnumerable<DemoRow> Read(string name, DemoCalendar calendar)
    {
        var stream = typeof(DemoTable).Assembly.GetManifestResourceStream($"demo/{name}.csv")
            ?? throw new InvalidOperationException($"The demo file {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        parser.Read();
        var columns = parser.Record!.Select((column, index) => (column, index)).ToDictionary(pair => pair.column, pair => pair.index);
        while (parser.Read())
        {
            yield return new DemoRow(columns, parser.Record!, calendar);
        }
    }
}
