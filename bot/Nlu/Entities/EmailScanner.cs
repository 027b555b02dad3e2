using System.Globalization;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Addresses, typed or dictated: "jean.dupont@exemple.fr", "jean point dupont arobase exemple point fr", "jean.dupont(at)exemple.fr".</summary>
internal static class EmailScanner
{
    private const int ShortestTopLevel = 2;

    public static void Scan(ScanState state)
    {
        var text = state.Text;
        for (var at = 0; at < text.Count; at++)
        {
            if (!SpokenSign.At(text, at, out var sign) || sign.Character != '@' || !state.IsFree(at))
            {
                continue;
            }

            var local = LocalPart(text, at, out var first);
            var domain = Domain(text, at + sign.Length, out var last, out var topLevel);
            if (local.Length > 0 && topLevel >= ShortestTopLevel && IsWellFormed(local) && state.AreFree(first, last))
            {
                state.Claim(EntityTypes.Email, first, last, $"{local}@{domain}".ToLowerInvariant());
            }

            at = Math.Max(at, last);
        }
    }

    private static bool IsWellFormed(string local) => local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);

    // Read backwards from the sign: names joined by signs; a space ends it, unless a sign was spoken.
    private static string LocalPart(TokenizedText text, int at, out int first)
    {
        first = at;
        var parts = new List<string>();
        var isJoined = true;
        while (first > 0)
        {
            if (SpokenSign.EndingAt(text, first - 1, out var sign))
            {
                var isTight = text.Touches(first) && text.Touches(first - 1);
                if (sign.Character == '@' || (!sign.IsSpoken && !isTight && !(parts.Count == 0 && text.Touches(first - 1))) || !IsNameBefore(text, first - sign.Length))
                {
                    break;
                }

                parts.Add(sign.Character.ToString());
                (first, isJoined) = (first - sign.Length, sign.IsSpoken || text.Touches(first - sign.Length));
            }
            else if (IsName(text, first - 1) && (isJoined || text.Touches(first)))
            {
                first = NameBefore(text, first, parts);
                isJoined = false;
            }
            else if (text.Is(first - 1, "'") && text.Touches(first) && text.Is(first - 2, "o") && text.Touches(first - 1))
            {
                // O'Connor; but "d'émile" is Émile's.
                parts.Add("'");
                (first, isJoined) = (first - 1, true);
            }
            else
            {
                break;
            }
        }

        parts.Reverse();
        return string.Concat(parts);
    }

    // One name, or a name and the number said after it: "martin soixante quinze" is martin75.
    private static int NameBefore(TokenizedText text, int end, List<string> parts)
    {
        for (var start = Math.Max(0, end - 8); start < end - 1 || (start == end - 1 && text.IsWord(start)); start++)
        {
            if (text.IsWord(start) && FrenchNumberWords.Read(text, start, out var number) == end - start && start > 0 && IsName(text, start - 1)
                && FrenchNumberWords.ValueOf(text.Text(start - 1)) < 0)
            {
                parts.Add(number.ToString(CultureInfo.InvariantCulture));
                parts.Add(Source(text, start - 1));
                return start - 1;
            }
        }

        parts.Add(Source(text, end - 1));
        return end - 1;
    }

    private static bool IsNameBefore(TokenizedText text, int end) => end > 0 && (IsName(text, end - 1) || SpokenSign.EndingAt(text, end - 1, out _));

    private static string Domain(TokenizedText text, int start, out int last, out int topLevel)
    {
        (last, topLevel) = (start - 1, 0);
        if (!IsName(text, start))
        {
            return "";
        }

        var domain = new System.Text.StringBuilder(Source(text, start));
        last = start;
        while (true)
        {
            var hasSign = SpokenSign.At(text, last + 1, out var sign) && sign.Character is '.' or '-';
            if (text.Touches(last + 1) && IsName(text, last + 1))
            {
                domain.Append(Source(text, ++last));
            }
            else if (hasSign && IsName(text, last + 1 + sign.Length) && (sign.IsSpoken || (text.Touches(last + 1) && text.Touches(last + 2))))
            {
                last += 1 + sign.Length;
                domain.Append(sign.Character).Append(Source(text, last));
                topLevel = sign.Character == '.' && text.IsWord(last) ? text[last].Length : 0;
                last = SpelledOut(text, last, sign.IsSpoken, domain, ref topLevel);
            }
            else
            {
                return domain.ToString();
            }
        }
    }

    // "point f r": the letters of a short ending, said one by one.
    private static int SpelledOut(TokenizedText text, int last, bool isSpoken, System.Text.StringBuilder domain, ref int topLevel)
    {
        while (isSpoken && topLevel is 1 or 2 && text[last].Length == 1 && text.IsWord(last + 1) && text[last + 1].Length == 1)
        {
            domain.Append(Source(text, ++last));
            topLevel++;
        }

        return last;
    }

    // The source keeps the accents of a name.
    private static string Source(TokenizedText text, int index) => text.Folded.SourceText(text[index].Start, text[index].End);

    private static bool IsName(TokenizedText text, int index) =>
        index >= 0 && index < text.Count && text[index].Kind != TokenKind.Sign && !(SpokenSign.At(text, index, out var sign) && sign.IsSpoken);
}
