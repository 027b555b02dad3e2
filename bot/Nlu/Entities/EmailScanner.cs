namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Addresses, typed or dictated: "jean.dupont@exemple.fr", "jean point dupont arobase exemple point fr".</summary>
internal static class EmailScanner
{
    private const int ShortestTopLevel = 2;

    private static readonly Dictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> SpokenSigns = new Dictionary<string, char>(StringComparer.Ordinal)
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
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Scan(ScanState state)
    {
        var text = state.Text;
        for (var at = 0; at < text.Count; at++)
        {
            if (SignAt(text, at) != '@' || !state.IsFree(at))
            {
                continue;
            }

            var first = StartOfLocalPart(text, at);
            var last = EndOfDomain(text, at, out var topLevel);
            if (first < at && topLevel >= ShortestTopLevel && state.AreFree(first, last))
            {
                state.Claim(EntityTypes.Email, first, last, Written(text, first, last));
            }
        }
    }

    private static int StartOfLocalPart(TokenizedText text, int at)
    {
        var first = at;
        while (true)
        {
            var before = StartOfLow(text, first - 1);
            if (IsName(text, before) && (first == at || text.Touches(first) || SignAt(text, first) != '\0'))
            {
                first = before;
            }
            else if (IsLocalSign(text, before) && (text.Touches(first) || IsSpokenSign(text, before)) && before > 0
                && (IsName(text, before - 1) || IsLocalSign(text, before - 1)))
            {
                first = before;
            }
            else
            {
                return first;
            }
        }
    }

    private static int EndOfDomain(TokenizedText text, int at, out int topLevel)
    {
        topLevel = 0;
        var last = at;
        if (!IsName(text, at + 1))
        {
            return last;
        }

        last = at + 1;
        while (true)
        {
            var sign = SignAt(text, last + 1);
            var spoken = IsSpokenSign(text, last + 1);
            if (text.Touches(last + 1) && IsName(text, last + 1))
            {
                last++;
            }
            else if (sign is '.' or '-' && IsName(text, last + 2) && (spoken || (text.Touches(last + 1) && text.Touches(last + 2))))
            {
                last += 2;
                topLevel = sign == '.' && text.IsWord(last) ? text[last].Length : 0;
            }
            else
            {
                return last;
            }
        }
    }

    // The source keeps the accents of a name; only the signs that were spoken are written out.
    private static string Written(TokenizedText text, int first, int last)
    {
        var address = new System.Text.StringBuilder();
        for (var i = first; i <= last; i++)
        {
            if (IsSpokenSign(text, i) || text.Is(i, "@"))
            {
                address.Append(SignAt(text, i));
                i += IsLow(text, i) ? 2 - (text.Is(i + 1, "bas") ? 1 : 0) : 0;
            }
            else
            {
                address.Append(text.Folded.SourceText(text[i].Start, text[i].End));
            }
        }

        return address.ToString().ToLowerInvariant();
    }

    // "tiret du bas", "tiret bas": the underscore.
    private static bool IsLow(TokenizedText text, int index) =>
        text.Is(index, "tiret") && (text.Is(index + 1, "bas") || (text.Is(index + 1, "du") && text.Is(index + 2, "bas")));

    private static int StartOfLow(TokenizedText text, int index) =>
        !text.Is(index, "bas") ? index : IsLow(text, index - 1) ? index - 1 : IsLow(text, index - 2) ? index - 2 : index;

    private static char SignAt(TokenizedText text, int index)
    {
        if (index < 0 || index >= text.Count)
        {
            return '\0';
        }

        if (IsLow(text, index))
        {
            return '_';
        }

        var token = text.Text(index);
        return SpokenSigns.TryGetValue(token, out var sign) ? sign : text[index].Kind == TokenKind.Sign ? token[0] : '\0';
    }

    private static bool IsSpokenSign(TokenizedText text, int index) => text.IsWord(index) && SignAt(text, index) != '\0';

    private static bool IsLocalSign(TokenizedText text, int index) => SignAt(text, index) is '.' or '-' or '_' or '+';

    private static bool IsName(TokenizedText text, int index) =>
        index >= 0 && index < text.Count && text[index].Kind != TokenKind.Sign && !IsSpokenSign(text, index);
}
