using ChorusAssistant.Workflows.Spreadsheet;
using ChorusAssistant.Workflows.TravelExpenses;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>A form that was handed over (.xls, .xlsx): its total is found, or it is said what is wrong with the file.</summary>
internal sealed class ExpenseFormTarget : FuzzTarget
{
    private static readonly ExpenseFormReader _reader = new();

    public override string Name => "expense-form";

    public override long MostAllocated => 100_000_000;

    public override IReadOnlyList<string> Words => ["<c r=\"F30\"><v>1</v></c>", "<row r=\"30\">", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "PK\u0001\u0002", "PK\u0005\u0006", "xl/workbook.xml"];

    public override IEnumerable<byte[]> Seeds =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Workflows", "Spreadsheet", "data"), "*.xls*").Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    public override string Read(byte[] input) => _reader.Read(input) switch
    {
        FormReading.Filled filled => $"filled {filled.LineTotal is null} {filled.WrongRow is null}",
        var other => other.GetType().Name,
    };
}
