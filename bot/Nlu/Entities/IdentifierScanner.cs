using System.Globalization;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>SIRET and SIREN whose check digit is right: in one piece, in groups, or dictated in words.</summary>
internal static class IdentifierScanner
{
    // Dictated digits can be cut in several ways ("soixante quatorze"); this bounds the search on hostile text.
    private const int MaximumSteps = 300;

    public static void Scan(ScanState state)
    {
        for (var at = 0; at < state.Text.Count; at++)
        {
            if (!state.IsFree(at) || !MayBegin(state.Text, at))
            {
                continue;
            }

            var search = new Search(state);
            if (search.Find(at, Siret.Length) is { } siret)
            {
                state.Claim(EntityTypes.Siret, at, siret.Last, siret.Digits);
            }
            else if (search.Find(at, Siren.Length) is { } siren && !GoesOn(state.Text, siren.Last))
            {
                state.Claim(EntityTypes.Siren, at, siren.Last, siren.Digits);
            }
            else if (LengthOfRun(state.Text, at, out var last) == Siret.Length)
            {
                // A mistyped SIRET is no amount and no number either.
                state.Block(at, last);
            }
        }
    }

    // Where a group of digits, or a dictation, can start: not in the middle of a reference such as FA-2026-0001.
    private static bool MayBegin(TokenizedText text, int at) =>
        text.IsDigits(at)
            ? !text.Touches(at) || !(text.IsWord(at - 1) || (text.Touches(at - 1) && text.Text(at - 1)[0] is '-' or '_' or '/' or '+' or '.'))
            : text.IsWord(at) && FrenchNumberWords.ValueOf(text.Text(at)) is >= 0 and < 1_000;

    private static bool GoesOn(TokenizedText text, int last) => text.IsDigits(last) && LengthOfRun(text, last + 1, out _) > 0;

    private static int LengthOfRun(TokenizedText text, int first, out int last)
    {
        var length = 0;
        last = first - 1;
        for (var at = first; text.IsDigits(at) && length <= Siret.Length; at = SkipSeparator(text, at + 1))
        {
            (length, last) = (length + text[at].Length, at);
        }

        return length;
    }

    private static int SkipSeparator(TokenizedText text, int at) =>
        text.Is(at, ".") || text.Is(at, "-") || text.Is(at, "_") || text.Is(at, ",") ? at + 1 : at;

    private ref struct Search(ScanState state)
    {
        private readonly TokenizedText _text = state.Text;
        private readonly char[] _digits = new char[Siret.Length];
        private int _steps;

        public (int Last, string Digits)? Find(int start, int length)
        {
            _steps = 0;
            var last = Extend(start, filled: 0, length);
            return last < 0 ? null : (last, new string(_digits, 0, length));
        }

        // Returns the last token of a valid identifier of that length, or -1.
        private int Extend(int at, int filled, int length)
        {
            if (++_steps > MaximumSteps || !state.IsFree(at))
            {
                return -1;
            }

            if (_text.IsDigits(at))
            {
                return Append(_text.Text(at), at, filled, length);
            }

            // The longest reading first; shorter ones only when its check digit is wrong.
            Span<char> written = stackalloc char[20];
            for (var taken = FrenchNumberWords.Read(_text, at, out var value); taken > 0;)
            {
                if (value.TryFormat(written, out var count, provider: CultureInfo.InvariantCulture)
                    && Append(written[..count], at + taken - 1, filled, length) is var last and >= 0)
                {
                    return last;
                }

                taken = taken == 1 ? 0 : FrenchNumberWords.Read(_text, at, out value, at + taken - 1);
            }

            return -1;
        }

        private int Append(scoped ReadOnlySpan<char> group, int last, int filled, int length)
        {
            if (filled + group.Length > length)
            {
                return -1;
            }

            group.CopyTo(_digits.AsSpan(filled));
            filled += group.Length;
            return filled == length
                ? EndsAt(last) && IsValid(new string(_digits, 0, length)) ? last : -1
                : Extend(SkipSeparator(_text, last + 1), filled, length);
        }

        private readonly bool EndsAt(int last) => !_text.Touches(last + 1) || _text[last + 1].Kind == TokenKind.Sign;

        private static bool IsValid(string digits) => Siret.TryParse(digits, out _) || Siren.TryParse(digits, out _);
    }
}
