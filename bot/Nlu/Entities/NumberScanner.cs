namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>What is left and counts something. Run last.</summary>
internal static class NumberScanner
{
    private const int LongestPlainNumber = 8;

    public static void Scan(ScanState state)
    {
        var text = state.Text;
        for (var at = 0; at < text.Count; at++)
        {
            if (!state.IsFree(at) || NumberReader.Read(text, at, out var value) is not (> 0 and var taken))
            {
                continue;
            }

            var last = at + taken - 1;
            if (state.AreFree(at, last) && Counts(text, at, last))
            {
                state.Claim(EntityTypes.Number, at, last, value);
            }

            at = last;
        }
    }

    // Not the article "un", not a telephone number or another reference, not digits inside a word (A4, F30).
    private static bool Counts(TokenizedText text, int first, int last)
    {
        if (text.IsWord(first))
        {
            return first != last || FrenchNumberWords.ValueOf(text.Text(first)) != 1;
        }

        var digits = text.Text(first);
        var isReference = digits.Length > LongestPlainNumber || (digits.Length > 1 && digits[0] == '0' && last == first);
        return !isReference && !IsGluedBefore(text, first) && !(text.Touches(last + 1) && text.IsWord(last + 1) && !IsTimes(text, last + 1));
    }

    // A4, F30, COVID-19, PDF/A-3.
    private static bool IsGluedBefore(TokenizedText text, int first) =>
        text.Touches(first) && (text.IsWord(first - 1)
            ? !IsTimes(text, first - 1)
            : text.Touches(first - 1) && text.Text(first - 1)[0] is '-' or '/' or '_' or '.' or '+' or '@' && (text.IsWord(first - 2) || text.IsDigits(first - 2)));

    // "2x35".
    private static bool IsTimes(TokenizedText text, int at) => text.Is(at, "x") && text.IsDigits(at - 1) && text.IsDigits(at + 1);
}
