using System.Globalization;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Workflows.Spreadsheet;
using ChorusAssistant.Workflows.TravelExpenses;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace ChorusAssistant.Tests.Workflows.Spreadsheet;

/// <summary>The form as a file: formulas with their values, one page, and F30.</summary>
public sealed class ExpenseFormWriterTests
{
    [Fact]
    public void The_issues_sentence_comes_to_100_85_in_F30()
    {
        using var form = Written(
            ClaimedExpense.Mileage(120, VehicleClass.Car6To7), ClaimedExpense.Paid(ExpenseNature.Meal, 2, 15.25m),
            ClaimedExpense.Paid(ExpenseNature.Toll, 1, 12.40m), ClaimedExpense.Paid(ExpenseNature.Postage, 1, 8.75m));

        Assert.Equal("MONTANT TOTAL (à reporter dans la case « Frais divers »)", form.Text("A30"));
        Assert.Equal(("F15+F23+F29", "100.85"), form.Formula("F30"));
        Assert.Equal(("ROUND(C9*D9,2)", "49.2"), form.Formula("F9"));
        Assert.Equal(("120", "0.41"), (form.Value("C9"), form.Value("D9")));
        Assert.Equal(("SUM(F9:F14)", "79.7"), form.Formula("F15"));
        Assert.Equal(("SUM(F17:F22)", "12.4"), form.Formula("F23"));
        Assert.Equal(("SUM(F25:F28)", "8.75"), form.Formula("F29"));
    }

    [Fact]
    public void The_file_is_valid_and_prints_on_one_A4_page()
    {
        using var form = Written(ClaimedExpense.Paid(ExpenseNature.Toll, 1, 1));

        Assert.Empty(new OpenXmlValidator().Validate(form.Document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        Assert.Equal((9U, 1U, 1U), (form.Setup.PaperSize!.Value, form.Setup.FitToWidth!.Value, form.Setup.FitToHeight!.Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(60)]
    public void However_many_lines_there_are_F30_is_their_total(int count)
    {
        using var form = Written(Enumerable.Range(1, count).Select(price => ClaimedExpense.Paid(ExpenseNature.Toll, 1, price)).ToArray());

        Assert.Equal((count * (count + 1) / 2).ToString(CultureInfo.InvariantCulture), form.Formula("F30").Value);
        Assert.Equal(count > 6 ? ["Bordereau", "Suite"] : ["Bordereau"], form.Sheets);
        Assert.Empty(new OpenXmlValidator().Validate(form.Document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void What_is_written_can_be_read_again_by_the_check()
    {
        var bytes = Write([.. Enumerable.Range(1, 9).Select(price => ClaimedExpense.Paid(ExpenseNature.Toll, 3, price + 0.99m)), ClaimedExpense.Mileage(12.5m, VehicleClass.CarUpTo5)]);

        var reading = Assert.IsType<FormReading.Filled>(new ExpenseFormReader().Read(bytes));

        // 3 x (45 + 9 x 0.99) = 161.73, and 12.5 x 0.32 = 4.00.
        Assert.Equal(new FormReading.Filled(165.73m, 165.73m, WrongRow: null), reading);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://mal.example\")")]
    [InlineData("+1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("nom avec \u0000 et \u0008")]
    public void A_name_is_text_whatever_it_begins_with(string name)
    {
        using var form = new ReadForm(Write([ClaimedExpense.Paid(ExpenseNature.Toll, 1, 1)], name));

        var cell = form.Cell("C3");
        Assert.Null(cell.CellFormula);
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.True(form.FormatOf(cell).QuotePrefix!.Value);
    }

    private static ReadForm Written(params ClaimedExpense[] claims) => new(Write(claims));

    private static byte[] Write(ClaimedExpense[] claims, string? name = "Solenne Expertises")
    {
        var today = new DateOnly(2026, 11, 24);
        var claim = new ExpenseClaim(claims, 0, new DateOnly(2026, 11, 4));
        var form = TestTariffs.Shipped.Estimate(claim, today);
        var bytes = new ExpenseFormWriter().Write(new FilledForm(form, name, "yann.valmorette@expert.example", claim.MissionEndedOn, today));
        if (Environment.GetEnvironmentVariable("KEEP_FORMS") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, $"form-{claims.Length}.xlsx"), bytes);
        }

        return bytes;
    }

    private sealed class ReadForm(byte[] bytes) : IDisposable
    {
        public SpreadsheetDocument Document { get; } = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

        public IEnumerable<string> Sheets => Document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!);

        public PageSetup Setup => First.GetFirstChild<PageSetup>()!;

        private Worksheet First =>
            ((WorksheetPart)Document.WorkbookPart!.GetPartById(Document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().First().Id!)).Worksheet!;

        public Cell Cell(string reference) => First.Descendants<Cell>().Single(cell => cell.CellReference == reference);

        public string Text(string reference) => Cell(reference).InlineString!.InnerText;

        public string Value(string reference) => Cell(reference).CellValue!.Text;

        public (string Formula, string Value) Formula(string reference) => (Cell(reference).CellFormula!.Text, Value(reference));

        public CellFormat FormatOf(Cell cell) =>
            Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);

        public void Dispose() => Document.Dispose();
    }
}
