using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChorusAssistant.Workflows.Spreadsheet;

/// <summary>One sheet in the making. Rows may be filled in any order.</summary>
internal sealed class FormSheet
{
    private readonly SortedDictionary<uint, SortedDictionary<char, Cell>> _rows = [];
    private readonly MergeCells _merged = new();

    public FormSheet Text(char column, uint row, string text, FormStyle style) =>
        Put(column, row, new Cell(new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString }, style);

    public FormSheet Number(char column, uint row, decimal value, FormStyle style) => Put(column, row, new Cell(ValueOf(value)), style);

    /// <summary>A formula with its value: programs that do not compute show it all the same.</summary>
    public FormSheet Formula(char column, uint row, string formula, decimal value, FormStyle style) =>
        Put(column, row, new Cell(new CellFormula(formula), ValueOf(value)), style);

    /// <summary>A cell with a frame and nothing in it.</summary>
    public FormSheet Blank(char column, uint row, FormStyle style) => Put(column, row, new Cell(), style);

    public FormSheet Merge(char first, char last, uint row)
    {
        _merged.Append(new MergeCell { Reference = Invariant($"{first}{row}:{last}{row}") });
        return this;
    }

    /// <summary>The sheet, printed on A4 and fitted to its width; to one page where <paramref name="isOnePage"/>.</summary>
    public Worksheet Build(double[] widths, bool isOnePage)
    {
        var columns = new Columns(widths.Select((width, index) =>
            new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true }));
        var data = new SheetData(_rows.Select(row => new Row(row.Value.Values) { RowIndex = row.Key }));
        var sheet = new Worksheet(new SheetProperties(new PageSetupProperties { FitToPage = true }), columns, data);
        if (_merged.HasChildren)
        {
            sheet.Append(_merged);
        }

        sheet.Append(
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Portrait, FitToWidth = 1, FitToHeight = isOnePage ? 1U : 0U });
        return sheet;
    }

    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private FormSheet Put(char column, uint row, Cell cell, FormStyle style)
    {
        cell.CellReference = Invariant($"{column}{row}");
        cell.StyleIndex = (uint)style;
        if (!_rows.TryGetValue(row, out var cells))
        {
            _rows.Add(row, cells = []);
        }

        cells[column] = cell;
        return this;
    }

    private static CellValue ValueOf(decimal value) => new(value.ToString("0.############", CultureInfo.InvariantCulture));

    // What XML cannot hold would break the file.
    private static string Printable(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
