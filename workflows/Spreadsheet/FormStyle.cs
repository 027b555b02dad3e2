using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ChorusAssistant.Workflows.Spreadsheet;

/// <summary>How a cell looks: its index in the stylesheet of <see cref="FormStyles"/>.</summary>
internal enum FormStyle : uint
{
    Plain,
    Title,
    Small,
    Label,
    Given,
    Header,
    Heading,
    Text,
    Unit,
    Quantity,
    Amount,
    SubtotalLabel,
    Subtotal,
    TotalLabel,
    Total,
}

/// <summary>The stylesheet of the form.</summary>
internal static class FormStyles
{
    private const uint EuroFormat = 164;

    private enum Face : uint
    {
        Normal,
        Bold,
        Large,
        Small,
    }

    private enum Shade : uint
    {
        None,
        Reserved,
        Pale,
        Strong,
    }

    public static Stylesheet Create() => new(
        // An empty amount shows nothing: unused lines stay blank and can still be filled in by hand.
        new NumberingFormats(new NumberingFormat { NumberFormatId = EuroFormat, FormatCode = "#,##0.00\\ \"€\";\\-#,##0.00\\ \"€\";" }),
        new Fonts(FontOf(10), FontOf(10, isBold: true), FontOf(14, isBold: true), FontOf(8)),
        new Fills(
            // The first two are the format's own: "none" and "gray125".
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            FillOf("FFE9EDF5"), FillOf("FFD0DAEC")),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Box()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(Enum.GetValues<FormStyle>().Select(FormatOf)));

    private static CellFormat FormatOf(FormStyle style) => style switch
    {
        FormStyle.Plain => Format(Face.Normal),
        FormStyle.Title => Format(Face.Large),
        FormStyle.Small => Wrapped(Format(Face.Small)),
        FormStyle.Label => Format(Face.Bold),
        FormStyle.Given => Quoted(Format(Face.Normal)),
        FormStyle.Header => Centred(Format(Face.Bold, Shade.Strong, isBoxed: true)),
        FormStyle.Heading => Format(Face.Bold, Shade.Pale, isBoxed: true),
        FormStyle.Text => Format(Face.Normal, isBoxed: true),
        FormStyle.Unit => Centred(Format(Face.Normal, isBoxed: true)),
        FormStyle.Quantity => Format(Face.Normal, isBoxed: true),
        FormStyle.Amount => Euros(Format(Face.Normal, isBoxed: true)),
        FormStyle.SubtotalLabel => ToTheRight(Format(Face.Bold, isBoxed: true)),
        FormStyle.Subtotal => Euros(Format(Face.Bold, isBoxed: true)),
        FormStyle.TotalLabel => ToTheRight(Format(Face.Bold, Shade.Strong, isBoxed: true)),
        FormStyle.Total => Euros(Format(Face.Bold, Shade.Strong, isBoxed: true)),
        var unknown => throw new System.Diagnostics.UnreachableException($"No format for {unknown}."),
    };

    private static CellFormat Format(Face face, Shade shade = Shade.None, bool isBoxed = false) => new()
    {
        FontId = (uint)face,
        FillId = (uint)shade,
        BorderId = isBoxed ? 1U : 0U,
        NumberFormatId = 0,
        FormatId = 0,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
    };

    private static CellFormat Euros(CellFormat format)
    {
        (format.NumberFormatId, format.ApplyNumberFormat) = (EuroFormat, true);
        return format;
    }

    // Typed over or copied elsewhere, "=..." stays text.
    private static CellFormat Quoted(CellFormat format)
    {
        format.QuotePrefix = true;
        return format;
    }

    private static CellFormat Wrapped(CellFormat format) => Aligned(format, new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top });

    private static CellFormat Centred(CellFormat format) => Aligned(format, new Alignment { Horizontal = HorizontalAlignmentValues.Center });

    private static CellFormat ToTheRight(CellFormat format) => Aligned(format, new Alignment { Horizontal = HorizontalAlignmentValues.Right });

    private static CellFormat Aligned(CellFormat format, Alignment alignment)
    {
        (format.Alignment, format.ApplyAlignment) = (alignment, true);
        return format;
    }

    private static Font FontOf(double size, bool isBold = false)
    {
        var font = new Font();
        font.Append(isBold ? [new Bold(), new FontSize { Val = size }, new FontName { Val = "Arial" }] : (OpenXmlElement[])[new FontSize { Val = size }, new FontName { Val = "Arial" }]);
        return font;
    }

    private static Fill FillOf(string argb) =>
        new(new PatternFill(new ForegroundColor { Rgb = argb }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static Border Box() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());
}
