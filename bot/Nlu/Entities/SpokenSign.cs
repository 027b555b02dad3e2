namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>A sign of an address: written ("."), in words ("point", "tiret du bas", "arobase"), or in brackets ("(at)", "[point]").</summary>
/// <param name="Character">The sign itself.</param>
/// <param name="Length">How many tokens say it.</param>
/// <param name="IsSpoken">Whether it is in words: then spaces around it mean nothing.</param>
internal readonly record struct SpokenSign(char Character, int Length, bool IsSpoken)
{
    private const int MostTokens = 3;

    private static readonly Dictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> Words = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["point"] = '.',
        ["dot"] = '.',
        ["tiret"] = '-',
        ["underscore"] = '_',
        ["souligne"] = '_',
        ["arobase"] = '@',
        ["arobas"] = '@',
        ["arrobase"] = '@',
        ["arobaze"] = '@',
        ["arrobas"] = '@',
        ["arobace"] = '@',
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The sign that begins at a token.</summary>
    public static bool At(TokenizedText text, int at, out SpokenSign sign)
    {
        sign = default;
        if (at < 0 || at >= text.Count)
        {
            return false;
        }

        if (text[at].Kind == TokenKind.Sign)
        {
            sign = InBrackets(text, at) is var bracketed && bracketed != '\0' ? new SpokenSign(bracketed, MostTokens, IsSpoken: true) : new SpokenSign(text.Text(at)[0], 1, IsSpoken: false);
            return sign.Character is '.' or '-' or '_' or '+' or '@';
        }

        var low = text.Is(at, "tiret") ? text.Is(at + 1, "bas") ? 2 : text.Is(at + 1, "du") && text.Is(at + 2, "bas") ? MostTokens : 0 : 0;
        var isWord = Words.TryGetValue(text.Text(at), out var character);
        sign = low > 0 ? new SpokenSign('_', low, IsSpoken: true) : new SpokenSign(character, 1, IsSpoken: true);
        return low > 0 || isWord;
    }

    /// <summary>The sign that ends at a token: the longest one, so that "tiret du bas" is not "bas".</summary>
    public static bool EndingAt(TokenizedText text, int last, out SpokenSign sign)
    {
        for (var length = MostTokens; length >= 1; length--)
        {
            if (At(text, last - length + 1, out sign) && sign.Length == length)
            {
                return true;
            }
        }

        sign = default;
        return false;
    }

    private static char InBrackets(TokenizedText text, int at)
    {
        var isOpen = text.Text(at) is "(" or "[" or "{" or "<";
        if (!isOpen || text.Text(at + 2) is not (")" or "]" or "}" or ">"))
        {
            return '\0';
        }

        return text.Is(at + 1, "at") || text.Is(at + 1, "a") || text.Is(at + 1, "@") ? '@' : Words.TryGetValue(text.Text(at + 1), out var character) ? character : '\0';
    }
}
