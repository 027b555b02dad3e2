using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ChorusAssistant.Workflows.Spreadsheet;
using ChorusAssistant.Workflows.TravelExpenses;
using CsCheck;

namespace ChorusAssistant.Tests.Workflows.Spreadsheet;

/// <summary>Whatever is handed over as a form: F30 is found, or it is said what is wrong, in bounded time and memory.</summary>
public sealed class ExpenseFormReaderTests
{
    private static readonly ExpenseFormReader _reader = new();

    [Fact]
    public void An_old_xls_is_read_with_its_total_and_its_lines() =>
        Assert.Equal(new FormReading.Filled(28, 28, WrongRow: null), _reader.Read(Data("seven-tolls.xls")));

    [Theory]
    [InlineData("f30-text.xls", typeof(FormReading.TotalIsNoAmount))]
    [InlineData("f30-text.xlsx", typeof(FormReading.TotalIsNoAmount))]
    [InlineData("f30-date.xlsx", typeof(FormReading.TotalIsNoAmount))]
    [InlineData("f30-error.xls", typeof(FormReading.TotalMissing))]
    [InlineData("f30-error.xlsx", typeof(FormReading.TotalMissing))]
    [InlineData("f30-empty.xlsx", typeof(FormReading.TotalMissing))]
    public void It_is_said_what_is_wrong_with_F30(string file, Type expected) => Assert.IsType(expected, _reader.Read(Data(file)));

    [Fact]
    public void A_total_that_was_typed_over_differs_from_its_lines()
    {
        var sheet = Sheet("""<row r="9"><c r="C9"><v>2</v></c><c r="D9"><v>15.25</v></c><c r="F9"><v>30.5</v></c></row><row r="30"><c r="F30"><v>40</v></c></row>""");

        Assert.Equal(new FormReading.Filled(40, 30.50m, WrongRow: null), _reader.Read(sheet));
    }

    [Fact]
    public void A_line_whose_amount_is_not_its_product_is_named()
    {
        var sheet = Sheet("""<row r="9"><c r="C9"><v>2</v></c><c r="D9"><v>15.25</v></c><c r="F9"><v>31</v></c></row><row r="30"><c r="F30"><v>31</v></c></row>""");

        Assert.Equal(new FormReading.Filled(31, 31, WrongRow: 9), _reader.Read(sheet));
    }

    [Fact]
    public void A_form_that_ends_before_row_30_has_no_total() =>
        Assert.IsType<FormReading.TotalMissing>(_reader.Read(Sheet("""<row r="9"><c r="F9"><v>2</v></c></row>""")));

    [Fact]
    public void A_formula_that_no_program_has_computed_is_no_total() =>
        Assert.IsType<FormReading.TotalMissing>(_reader.Read(Sheet("""<row r="30"><c r="F30"><f>SUM(F9:F29)</f></c></row>""")));

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("PK\u0003\u0004 not a zip at all")]
    [InlineData("Nature;Montant\nPéage;12,40")]
    [InlineData("<html><table><tr><td>30</td></tr></table></html>")]
    [InlineData("%PDF-1.7")]
    public void What_is_no_spreadsheet_is_unreadable(string content) => Assert.IsType<FormReading.Unreadable>(_reader.Read(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void Another_kind_of_office_document_is_unreadable() =>
        Assert.IsType<FormReading.Unreadable>(_reader.Read(Zip(("word/document.xml", "<document/>"), ("[Content_Types].xml", "<Types/>"))));

    [Fact]
    public void A_zip_bomb_is_not_unpacked()
    {
        var bomb = Zip(("xl/worksheets/sheet1.xml", new string(' ', 200_000_000)));
        Assert.InRange(bomb.Length, 1, 1_000_000);

        var (reading, elapsed, allocated) = Measure(bomb);

        Assert.IsType<FormReading.TooLarge>(reading);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.InRange(allocated, 0, 60_000_000);
    }

    [Fact]
    public void A_zip_of_countless_files_is_not_opened() =>
        Assert.IsType<FormReading.TooLarge>(_reader.Read(Zip([.. Enumerable.Range(0, 2_000).Select(number => ($"xl/{number}.xml", ""))])));

    [Fact]
    public void Entities_of_an_xml_bomb_are_not_expanded()
    {
        var bomb = new StringBuilder("<!DOCTYPE worksheet [<!ENTITY a0 \"haha\">");
        for (var level = 1; level < 30; level++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{level} \"&a{level - 1};&a{level - 1};&a{level - 1};\">");
        }

        var (reading, elapsed, _) = Measure(Workbook($"{bomb}]><worksheet><sheetData><row r=\"30\"><c r=\"F30\" t=\"str\"><v>&a29;</v></c></row></sheetData></worksheet>"));

        Assert.IsType<FormReading.Unreadable>(reading);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_macro_is_not_looked_at()
    {
        var file = Sheet("""<row r="30"><c r="F30"><v>5</v></c></row>""", ("xl/vbaProject.bin", "Sub Auto_Open()"));

        Assert.Equal(new FormReading.Filled(5, LineTotal: null, WrongRow: null), _reader.Read(file));
    }

    [Fact]
    public void Rows_beyond_the_total_are_not_read()
    {
        var rows = string.Concat(Enumerable.Range(31, 100_000).Select(row => FormattableString.Invariant($"<row r=\"{row}\"><c r=\"F{row}\"><v>1</v></c></row>")));

        var (reading, elapsed, _) = Measure(Sheet($"""<row r="30"><c r="F30"><v>5</v></c></row>{rows}"""));

        Assert.Equal(5, Assert.IsType<FormReading.Filled>(reading).Total);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_file_larger_than_any_form_is_refused_before_it_is_read() => Assert.IsType<FormReading.TooLarge>(_reader.Read(new byte[6_000_000]));

    [Theory]
    [InlineData("1e300")]
    [InlineData("NaN")]
    [InlineData("-1e12")]
    public void A_number_beyond_all_money_is_no_amount(string number) =>
        Assert.IsType<FormReading.TotalIsNoAmount>(_reader.Read(Sheet($"""<row r="30"><c r="F30"><v>{number}</v></c></row>""")));

    [Theory]
    [InlineData("seven-tolls.xls")]
    [InlineData("f30-error.xlsx")]
    public void A_damaged_file_never_fails_and_never_takes_long(string file)
    {
        var good = Data(file);
        Gen.Select(Gen.OneOf(Gen.Int[0, good.Length - 1], Gen.Int[0, 1_100]).Array[1, 8], Gen.Byte.Array[8], Gen.Int[0, good.Length]).Sample(
            (places, values, length) =>
            {
                var damaged = good.ToArray();
                for (var index = 0; index < places.Length; index++)
                {
                    damaged[places[index]] = values[index];
                }

                var (_, elapsed, allocated) = Measure(length % 4 == 0 ? damaged[..length] : damaged);
                return elapsed < TimeSpan.FromSeconds(5) && allocated < 100_000_000;
            },
            iter: 2_000, threads: 2);
    }

    private static (FormReading Reading, TimeSpan Elapsed, long Allocated) Measure(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        var reading = _reader.Read(file);
        return (reading, Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Data(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Workflows", "Spreadsheet", "data", name));

    private static byte[] Sheet(string rows, params (string Name, string Content)[] more) =>
        Workbook($"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""", more);

    private static byte[] Workbook(string sheet, params (string Name, string Content)[] more) => Zip(
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""),
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="F" sheetId="1" r:id="r1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
        ("xl/worksheets/sheet1.xml", sheet),
        .. more,
    ]);

    private static byte[] Zip(params IEnumerable<(string Name, string Content)> files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
