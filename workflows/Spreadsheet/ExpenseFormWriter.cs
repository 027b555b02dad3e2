using System.Globalization;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Workflows.TravelExpenses;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using static ChorusAssistant.Workflows.Spreadsheet.FormSheet;

namespace ChorusAssistant.Workflows.Spreadsheet;

/// <summary>Writes the form as <c>.xlsx</c>. Lines that a section has no room for go to a second sheet, whose sum is the section's last line.</summary>
internal sealed class ExpenseFormWriter : IExpenseFormWriter
{
    private static readonly double[] Widths = [5, 46, 10, 14, 10, 15];
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public string NameFor(DateOnly madeOn) => Invariant($"bordereau-frais-divers-{madeOn:yyyy-MM-dd}.xlsx");

    public byte[] Write(FilledForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var surplus = new SurplusSheet();
        var sheet = new FormSheet();
        WriteTop(sheet, form);
        var subtotals = ExpenseFormLayout.Sections.Select(rows => WriteSection(sheet, rows, form.Form, surplus)).ToList();
        WriteTotal(sheet, subtotals.Sum(), form.Form.Rates);
        return Pack(sheet.Build(Widths, isOnePage: true), surplus.IsUsed ? surplus.Sheet.Build(Widths, isOnePage: false) : null);
    }

    private static void WriteTop(FormSheet sheet, FilledForm form)
    {
        sheet.Text('A', 1, ExpenseFormLayout.Title, FormStyle.Title).Merge('A', 'F', 1);
        sheet.Text('A', 2, ExpenseFormLayout.Subtitle, FormStyle.Plain).Merge('A', 'F', 2);
        (string, string?)[] given =
        [
            (ExpenseFormLayout.Provider, form.Provider),
            (ExpenseFormLayout.Account, form.Login),
            (ExpenseFormLayout.MissionEnd, form.MissionEndedOn?.ToString("d", French)),
            (ExpenseFormLayout.MadeOn, form.MadeOn.ToString("d", French)),
        ];
        for (var index = 0U; index < given.Length; index++)
        {
            var (label, value) = given[index];
            sheet.Text('A', 3 + index, label, FormStyle.Label).Merge('A', 'B', 3 + index);
            sheet.Text('C', 3 + index, value ?? ExpenseFormLayout.Unknown, FormStyle.Given).Merge('C', 'F', 3 + index);
        }

        WriteHeaders(sheet, ExpenseFormLayout.HeaderRow);
    }

    public static void WriteHeaders(FormSheet sheet, uint row)
    {
        for (var column = 0; column < ExpenseFormLayout.Headers.Length; column++)
        {
            sheet.Text((char)('A' + column), row, ExpenseFormLayout.Headers[column], FormStyle.Header);
        }
    }

    private static decimal WriteSection(FormSheet sheet, SectionRows rows, ExpenseForm form, SurplusSheet surplus)
    {
        var lines = form.Lines.Where(line => line.Nature.SectionOf() == rows.Section).ToList();
        var fitting = lines.Count > rows.Room ? rows.Room - 1 : lines.Count;
        WriteHeading(sheet, rows.Heading, rows.Title);
        for (var index = 0; index < rows.Room; index++)
        {
            var row = rows.First + (uint)index;
            if (index < fitting)
            {
                WriteLine(sheet, row, index + 1, lines[index]);
            }
            else if (index < lines.Count)
            {
                var (cell, sum) = surplus.Add(rows.Title, lines.Skip(fitting), firstNumber: fitting + 1);
                WriteFrame(sheet, row, ExpenseFormLayout.SurplusLine, "");
                sheet.Number('C', row, 1, FormStyle.Quantity).Formula('D', row, cell, sum, FormStyle.Amount);
                sheet.Formula('F', row, AmountOf(row), sum, FormStyle.Amount);
            }
            else
            {
                WriteFrame(sheet, row, "", "");
                sheet.Formula('F', row, AmountOf(row), 0, FormStyle.Amount);
            }
        }

        var total = lines.Sum(line => line.Amount);
        WriteSum(sheet, rows.Subtotal, rows.First, rows.Last, total);
        return total;
    }

    public static void WriteHeading(FormSheet sheet, uint row, string title)
    {
        sheet.Text('A', row, title, FormStyle.Heading).Merge('A', 'F', row);
        foreach (var column in "BCDEF")
        {
            sheet.Blank(column, row, FormStyle.Heading);
        }
    }

    public static void WriteLine(FormSheet sheet, uint row, int number, ExpenseLine line)
    {
        WriteFrame(sheet, row, ExpenseFormLayout.LabelOf(line), ExpenseFormLayout.UnitOf(line.Nature));
        sheet.Number('A', row, number, FormStyle.Unit);
        sheet.Number('C', row, line.Quantity, FormStyle.Quantity).Number('D', row, line.UnitPrice, FormStyle.Amount);
        sheet.Formula('F', row, AmountOf(row), line.Amount, FormStyle.Amount);
    }

    public static void WriteSum(FormSheet sheet, uint row, uint first, uint last, decimal sum)
    {
        foreach (var column in "BCDE")
        {
            sheet.Blank(column, row, FormStyle.SubtotalLabel);
        }

        sheet.Text('A', row, ExpenseFormLayout.Subtotal, FormStyle.SubtotalLabel).Merge('A', 'E', row);
        sheet.Formula('F', row, Invariant($"SUM(F{first}:F{last})"), sum, FormStyle.Subtotal);
    }

    private static void WriteTotal(FormSheet sheet, decimal total, MileageRates rates)
    {
        const uint Row = ExpenseFormLayout.TotalRow;
        foreach (var column in "BCDE")
        {
            sheet.Blank(column, Row, FormStyle.TotalLabel);
        }

        sheet.Text('A', Row, ExpenseFormLayout.TotalLabel, FormStyle.TotalLabel).Merge('A', 'E', Row);
        var sum = string.Join('+', ExpenseFormLayout.Sections.Select(section => Invariant($"F{section.Subtotal}")));
        sheet.Formula('F', Row, sum, total, FormStyle.Total);
        var row = Row + 2;
        foreach (var note in ExpenseFormLayout.Notes(rates))
        {
            sheet.Text('A', row, note, FormStyle.Small).Merge('A', 'F', row);
            row++;
        }
    }

    private static void WriteFrame(FormSheet sheet, uint row, string label, string unit)
    {
        sheet.Blank('A', row, FormStyle.Unit).Text('B', row, label, FormStyle.Text);
        sheet.Blank('C', row, FormStyle.Quantity).Blank('D', row, FormStyle.Amount).Text('E', row, unit, FormStyle.Unit);
    }

    private static string AmountOf(uint row) => Invariant($"ROUND(C{row}*D{row},2)");

    private static byte[] Pack(Worksheet form, Worksheet? surplus)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = ExpenseFormLayout.Title;
            document.PackageProperties.Language = French.Name;
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = FormStyles.Create();
            var sheets = new Sheets();
            AddSheet(workbook, sheets, ExpenseFormLayout.FormSheet, form);
            if (surplus is not null)
            {
                AddSheet(workbook, sheets, ExpenseFormLayout.SurplusSheet, surplus);
            }

            workbook.Workbook = new Workbook(sheets, new CalculationProperties { FullCalculationOnLoad = true });
        }

        return stream.ToArray();
    }

    private static void AddSheet(WorkbookPart workbook, Sheets sheets, string name, Worksheet worksheet)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = worksheet;
        sheets.Append(new Sheet { Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = workbook.GetIdOfPart(part) });
    }
}
