using System.Globalization;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Reads a number as French writes it: "1 250,50", "1.250,50", "1250.5", "deux cent trois", "trois virgule cinq".</summary>
internal static class NumberReader
{
    private const int LongestNumber = 12;
    private const int ThousandsGroup = 3;

    /// <summary>How many tokens the number at <paramref name="start"/> takes; zero when none begins there.</summary>
    public static int Read(TokenizedText text, int start, out decimal value)
    {
        value = 0;
        return text.IsDigits(start) ? ReadDigits(text, start, out value) : ReadWords(text, start, out value);
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

        var isSeparator = text.Touches(at) && (text.Is(at, ".") || text.Is(at, "'"));
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
        var taken = FrenchNumberWords.Read(text, start, out var whole);
        value = whole;
        if (taken == 0 || !text.Is(start + taken, "virgule"))
        {
            return taken;
        }

        var decimals = FrenchNumberWords.Read(text, start + taken + 1, out var fraction);
        if (decimals == 0)
        {
            return taken;
        }

        value += Fraction(fraction.ToString(CultureInfo.InvariantCulture));
        return taken + 1 + decimals;
    }
}
