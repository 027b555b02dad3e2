using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChorusAssistant.Workflows.WordProcessing;

/// <summary>
/// A French document of headings, paragraphs and tables. Headings are real ones and header rows are marked, so that screen readers find
/// their way.
/// </summary>
internal sealed class WordDocument
{
    private const string Language = "fr-FR";

    private readonly Body _body = new();
    private readonly string _title;

    public WordDocument(string title)
    {
        _title = title;
        _body.Append(Styled(title, "Title"));
    }

    public void Heading(string text) => _body.Append(Styled(text, "Heading1"));

    public void Paragraph(string text) => _body.Append(Styled(text, "Normal"));

    public void Table(IReadOnlyList<string> header, IReadOnlyList<string[]> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>())),
            new TableGrid(header.Select(_ => new GridColumn())));
        table.Append(new TableRow(
            [new TableRowProperties(new CantSplit(), new TableHeader()), .. header.Select(cell => (OpenXmlElement)Cell(cell, isHeader: true))]));
        foreach (var row in rows)
        {
            table.Append(new TableRow([new TableRowProperties(new CantSplit()), .. row.Select(cell => (OpenXmlElement)Cell(cell, isHeader: false))]));
        }

        _body.Append(table, Styled("", "Normal"));
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = _title;
            package.PackageProperties.Language = Language;
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.Document = new Document(_body);
        }

        return stream.ToArray();
    }

    private static Paragraph Styled(string text, string style) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static TableCell Cell(string text, bool isHeader) => new(new Paragraph(new Run(
        isHeader ? new RunProperties(new Bold()) : new RunProperties(), new Text(text) { Space = SpaceProcessingModeValues.Preserve })));

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "808080" };

    private static Styles Styles() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Arial", HighAnsi = "Arial" }, new FontSize { Val = "22" }, new Languages { Val = Language }))),
        Style("Normal", "Normal", size: null, outline: null),
        Style("Title", "Title", "36", outline: null),
        Style("Heading1", "heading 1", "28", outline: 0));

    private static Style Style(string id, string name, string? size, int? outline)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = id == "Normal" };
        style.Append(new StyleParagraphProperties(
            [new SpacingBetweenLines { Before = size is null ? "60" : "240", After = "120" }, .. outline is { } level ? [new OutlineLevel { Val = level }] : (OpenXmlElement[])[]]));
        if (size is not null)
        {
            style.Append(new StyleRunProperties(new Bold(), new FontSize { Val = size }));
        }

        return style;
    }
}
