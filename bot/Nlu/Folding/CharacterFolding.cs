using System.Globalization;
using System.Text;

namespace ChorusAssistant.Bot.Nlu.Folding;

/// <summary>What one character becomes: nothing (marks), or the plain characters that a reader takes it for.</summary>
internal static class CharacterFolding
{
    /// <summary>The most characters that one rune may become.</summary>
    public const int MaximumExpansion = 4;

    private const char FractionSlash = '\u2044';

    private const int TableSize = 0x250;

    // Letters of other alphabets that look Latin: used by pranksters and by some keyboards.
    private const string LookAlikes = "авекмнорстухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅαβεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private const string LookAlikeLatin = "abekmhopctyxijsdhqwABEKMHOPCTYXIJSabeikvoptuxABEZHIKMNOPTYX";

    private static readonly string[] Table = BuildTable();

    /// <summary>Writes the folded form of a rune, and tells how many characters it took.</summary>
    public static int Fold(Rune rune, Span<char> destination)
    {
        var folded = rune.Value < TableSize ? Table[rune.Value] : FoldRare(rune);
        folded.CopyTo(destination);
        return folded.Length;
    }

    private static string[] BuildTable()
    {
        var table = new string[TableSize];
        for (var value = 0; value < TableSize; value++)
        {
            table[value] = FoldRare(new Rune(value));
        }

        return table;
    }

    private static string FoldRare(Rune rune)
    {
        switch (rune.Value)
        {
            case 0x2018 or 0x2019 or 0x201A or 0x201B or 0x2032 or 0x02BC or 0x00B4 or '`':
                return "'";
            case 0x2010 or 0x2011 or 0x2012 or 0x2013 or 0x2014 or 0x2015 or 0x2212 or 0x00AD:
                return rune.Value == 0x00AD ? "" : "-";
            case 'œ' or 'Œ':
                return "oe";
            case 'æ' or 'Æ':
                return "ae";
            case 'ß':
                return "ss";
            case 'ø' or 'Ø':
                return "o";
            case '€' or '°' or '£' or '$' or '+' or '=' or '<' or '>' or '^' or '|' or '~':
                return rune.ToString();
        }

        return rune.IsBmp && LookAlikes.Contains((char)rune.Value, StringComparison.Ordinal) ? FoldLetter((char)rune.Value).ToString() : FoldByCategory(rune);
    }

    private static string FoldByCategory(Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierSymbol:
                return "";
            case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherSymbol or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                return IsEnclosedLetter(rune) ? Decompose(rune) : " ";
            case UnicodeCategory.DecimalDigitNumber:
                return ((char)('0' + (int)Rune.GetNumericValue(rune))).ToString();
            default:
                return Decompose(rune);
        }
    }

    // "№" and the circled letters are symbols to Unicode, letters to a reader.
    private static bool IsEnclosedLetter(Rune rune) => rune.Value is 0x2116 or (>= 0x24B6 and <= 0x24E9);

    private static string Decompose(Rune rune)
    {
        var folded = new StringBuilder(MaximumExpansion);
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark && part.IsBmp && folded.Length < MaximumExpansion)
            {
                folded.Append(FoldLetter((char)part.Value));
            }
        }

        // A fraction of one character ("⅙") would become two numbers in the same place.
        return folded.Length > 0 && !folded.ToString().Contains(FractionSlash, StringComparison.Ordinal) ? folded.ToString() : " ";
    }

    // Also of what an accented letter comes apart into: "Ѐ" is a Cyrillic letter that looks like "È".
    private static char FoldLetter(char letter)
    {
        var lookAlike = LookAlikes.IndexOf(letter, StringComparison.Ordinal);
        return char.ToLowerInvariant(lookAlike >= 0 ? LookAlikeLatin[lookAlike] : letter);
    }
}
