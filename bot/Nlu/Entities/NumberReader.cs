using System.Globalization;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Reads a number as French writes it: "1 250,50", "1.250,50", "1250.5", "deux cent trois", "trois virgule cinq".</summary>
internal static class NumberReader
{
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Collectives = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["huitaine"] = 8,
        ["dizaine"] = 10,
        ["dizaines"] = 10,
        ["douzaine"] = 12,
        ["douzaines"] = 12,
        ["quinzaine"] = 15,
        ["vingtaine"] = 20,
        ["trentaine"] = 30,
        ["quarantaine"] = 40,
        ["cinquantaine"] = 50,
        ["soixantaine"] = 60,
        ["centaine"] = 100,
        ["centaines"] = 100,
        ["millier"] = 1_000,
        ["milliers"] = 1_000,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private const int LongestNumber = 12;
    private const int ThousandsGroup = 3;

    /// <summary>How many tokens the number at <paramref name="start"/> takes; zero when none begins there.</summary>
    public static int Read(TokenizedText text, int start, out decimal value)
    {
        value = 0;
        return text.IsDigits(start) ? ReadDigits(text, start, out value) : ReadWords(text, start, out value);
    }

    /// <summary>Where the unit of a number stands that ends before <paramref name="end"/>: "un million d'euros" and "une dizaine de jours" have a word between.</summary>
    public static int UnitAfter(TokenizedText text, int end)
    {
        var isCollective = text.IsWord(end - 1) && (Collectives.ContainsKey(text.Text(end - 1)) || text.Text(end - 1) is "million" or "millions" or "milliard" or "milliards");
        return !isCollective ? end : text.Is(end, "de") ? end + 1 : text.Is(end, "d") && text.Is(end + 1, "'") ? end + 2 : end;
    }

    private static int ReadDigits(TokenizedText text, int start, out decimal value)
    {
        Span<char> digits = stackalloc char[LongestNumber + ThousandsGroup];
        value = 0;
        if (text[start].Length > LongestNumber)
        {
            return 0;
        }

        text.Text(start).CopyTo(digits);
        var length = text[start].Length;
        var at = start + 1;
        while (length <= LongestNumber && (length <= ThousandsGroup || at > start + 1) && GroupAt(text, at) is > 0 and var group)
        {
            text.Text(at + group - 1).CopyTo(digits[length..]);
            (length, at) = (length + ThousandsGroup, at + group);
        }

        value = decimal.Parse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        if (DecimalsAt(text, at) is > 0 and var decimals)
        {
            value += Fraction(text.Text(at + decimals - 1));
            at += decimals;
        }

        return at - start;
    }

    // A group of three after a space, a point or an apostrophe: "1 250", "1.250", "1'250". Zero when the number stops here.
    private static int GroupAt(TokenizedText text, int at)
    {
        if (text.IsDigits(at) && text[at].SpaceBefore && text[at].Length == ThousandsGroup)
        {
            return 1;
        }

        // English writes "1,250.50": a comma is one only where a point follows the group.
        var isComma = text.Is(at, ",") && text.Is(at + 2, ".") && text.Touches(at + 2) && text.Touches(at + 3) && text.IsDigits(at + 3);
        var isSeparator = text.Touches(at) && (isComma || text.Is(at, ".") || text.Is(at, "'"));
        return isSeparator && text.Touches(at + 1) && text.IsDigits(at + 1) && text[at + 1].Length == ThousandsGroup ? 2 : 0;
    }

    private static int DecimalsAt(TokenizedText text, int at)
    {
        var isSign = text.Touches(at) && (text.Is(at, ",") || text.Is(at, ".")) && text.Touches(at + 1);
        var isFraction = text.IsDigits(at + 1) && text[at + 1].Length <= LongestNumber;
        return (isSign || text.Is(at, "virgule")) && isFraction ? 2 : 0;
    }

    private static decimal Fraction(ReadOnlySpan<char> digits)
    {
        var fraction = decimal.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        for (var i = 0; i < digits.Length; i++)
        {
            fraction /= 10;
        }

        return fraction;
    }

    private static int ReadWords(TokenizedText text, int start, out decimal value)
    {
        if (Collectives.TryGetValue(text.Text(start), out var collective))
        {
            value = collective;
            return text.Text(start) is "huitaine" or "quinzaine" ? 1 : 0;
        }

        var taken = FrenchNumberWords.Read(text, start, out var whole);
        value = whole;
        if (taken > 0 && Collectives.TryGetValue(text.Text(start + taken), out collective))
        {
            value *= collective;
            return taken + 1;
        }

        return taken == 0 || !text.Is(start + taken, "virgule") ? taken : taken + ReadDecimals(text, start + taken, ref value);
    }

    // "virgule cinq", "virgule zéro cinq": each zero moves what follows by one place.
    private static int ReadDecimals(TokenizedText text, int comma, ref decimal value)
    {
        var at = comma + 1;
        var scale = 1m;
        for (; at < comma + LongestNumber && text.Is(at, "zero"); at++)
        {
            scale /= 10;
        }

        var zeros = at - comma - 1;
        var taken = FrenchNumberWords.Read(text, at, out var fraction);
        if (taken > 0 && fraction > 0)
        {
            value += Fraction(fraction.ToString(CultureInfo.InvariantCulture)) * scale;
            return 1 + zeros + taken;
        }

        return zeros > 0 ? 1 + zeros : 0;
    }
}
