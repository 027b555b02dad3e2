using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>SIRET and SIREN whose check digit is right: in one piece, in groups, or dictated in words.</summary>
internal static class IdentifierScanner
{
    private const int WordsBefore = 6;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Announcements =
        new HashSet<string>(StringComparer.Ordinal) { "siret", "siren", "sirets", "sirens", "identifiant", "cirette", "cyret", "siraite" }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Units =
        new HashSet<string>(StringComparer.Ordinal) { "€", "euro", "euros", "eur", "km", "kms", "%" }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Scan(ScanState state)
    {
        for (var at = 0; at < state.Text.Count; at++)
        {
            if (!state.IsFree(at) || !MayBegin(state.Text, at))
            {
                continue;
            }

            at = ScanWithPauses(state, at) is >= 0 and var paused ? paused
                : ScanMixed(state, at) is >= 0 and var mixed ? mixed
                : ScanTyped(state, at) is >= 0 and var typed ? typed
                : ScanDictated(state, at);
        }
    }

    private static bool IsAnnounced(TokenizedText text, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - WordsBefore); before--)
        {
            if (text.IsOneOf(before, Announcements))
            {
                return true;
            }
        }

        return false;
    }

    // Where a group of digits, or a dictation, can start: not in the middle of a reference such as FA-2026-0001.
    private static bool MayBegin(TokenizedText text, int at) =>
        text.IsDigits(at)
            ? !text.Touches(at) || !(text.IsWord(at - 1) || (text.Touches(at - 1) && text.Text(at - 1)[0] is '-' or '_' or '/' or '+')
                || (text.Is(at - 1, ".") && text.Touches(at - 1) && text.IsDigits(at - 2)))
            : SpokenDigits.MayBegin(text, at);

    // "sept trois deux, euh, huit deux neuf, puis trois deux zéro": only a whole SIRET, for "et" and "puis" stand between other numbers as well.
    private static int ScanWithPauses(ScanState state, int first)
    {
        var run = SpokenDigits.RunAt(state, first, withPauses: true);
        if (!run.HasPauses || run.Find(digits => digits.Length == Siret.Length && Siret.TryParse(digits, out _), isAnnounced: true) is not { } found
            || !(IsAnnounced(state.Text, first) || run.IsInShortGroups(found.Last)))
        {
            return -1;
        }

        state.Claim(EntityTypes.Siret, first, found.Last, found.Digits);
        return found.Last;
    }

    // "080 407 034 zéro zéro zéro dix-huit": what is typed is not the whole of it.
    private static int ScanMixed(ScanState state, int first)
    {
        var run = state.Text.IsDigits(first) ? SpokenDigits.RunAt(state, first) : default;
        if (!run.HasWords || run.Find(digits => digits.Length == Siret.Length && Siret.TryParse(digits, out _), isAnnounced: true) is not { } found)
        {
            return -1;
        }

        state.Claim(EntityTypes.Siret, first, found.Last, found.Digits);
        return found.Last;
    }

    // The last token of what was claimed or refused, or -1 when these digits are none of ours.
    private static int ScanTyped(ScanState state, int first)
    {
        var text = state.Text;
        Span<char> digits = stackalloc char[Siret.Length];
        var (length, groups, siren, last) = (0, 0, -1, first - 1);
        for (var at = first; text.IsDigits(at) && state.IsFree(at); at = SkipSeparator(text, first, at + 1))
        {
            (groups, last) = (groups + 1, at);
            if (length + text[at].Length > Siret.Length)
            {
                length = Siret.Length + 1;
                break;
            }

            text.Text(at).CopyTo(digits[length..]);
            length += text[at].Length;
            siren = length == Siren.Length && IsFree(text, at) && IsShaped(text, first, groups) ? at : siren;
        }

        if (length == Siret.Length)
        {
            var written = new string(digits);
            if (IsFree(text, last) && Siret.TryParse(written, out _))
            {
                state.Claim(EntityTypes.Siret, first, last, written);
            }
            else
            {
                // A mistyped SIRET is no amount and no number either.
                state.Block(first, last);
            }

            return last;
        }

        var isSiren = siren == last && !text.IsOneOf(siren + 1, Units) && Siren.TryParse(new string(digits[..Siren.Length]), out _);
        if (isSiren)
        {
            state.Claim(EntityTypes.Siren, first, siren, new string(digits[..Siren.Length]));
            return siren;
        }

        if (length < Siren.Length || !IsAnnounced(text, first))
        {
            return -1;
        }

        state.Block(first, last);
        return last;
    }

    // Nine digits are also three plain numbers: without a word that announces them they stand as a SIREN is written.
    private static bool IsShaped(TokenizedText text, int first, int groups) =>
        groups is 1 or Siren.Length || (groups == 3 && text[first].Length == 3 && !text.IsOneOf(first - 1, Units)) || IsAnnounced(text, first);

    private static bool IsFree(TokenizedText text, int last) => !text.Touches(last + 1) || text[last + 1].Kind == TokenKind.Sign;

    private static int SkipSeparator(TokenizedText text, int first, int at) =>
        text.Text(at) is "." or "-" or "_" or "," || (text.Is(at, "/") && text.Touches(at) && text.Touches(at + 1) && text[first].Length == 3) ? at + 1 : at;

    private static int ScanDictated(ScanState state, int first)
    {
        var run = SpokenDigits.RunAt(state, first);
        if (!run.HasWords)
        {
            return first;
        }

        if (run.Find(IsIdentifier, IsAnnounced(state.Text, first)) is { } found)
        {
            state.Claim(found.Digits.Length == Siret.Length ? EntityTypes.Siret : EntityTypes.Siren, first, found.Last, found.Digits);
            return found.Last;
        }

        if (run.IsDictation(IsAnnounced(state.Text, first)))
        {
            state.Block(first, run.Last);
        }

        return run.Last;
    }

    private static bool IsIdentifier(string digits) =>
        digits.Length == Siret.Length ? Siret.TryParse(digits, out _) : digits.Length == Siren.Length && Siren.TryParse(digits, out _);
}
