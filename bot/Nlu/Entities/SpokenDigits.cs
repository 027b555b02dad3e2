using System.Globalization;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>
/// A run of numbers said one after the other ("deux cent trois, cent quatre-vingt-dix-huit, triple zéro treize"), which together are one identifier.
/// Several cuts may be heard in it ("soixante quatorze" is 74 or 60 14): the check digit tells, and of those that are right the fewest groups win.
/// </summary>
internal readonly struct SpokenDigits
{
    // Bounds the search on hostile text; a SIRET of fourteen words needs a few dozen.
    private const int MostSteps = 2_000;
    private const int MostTokens = 60;
    private const int MostEnds = 4;
    private const int FewestGroups = 5;

    private readonly ScanState _state;
    private readonly int _first;

    private SpokenDigits(ScanState state, int first, int last, bool hasWords)
    {
        _state = state;
        _first = first;
        Last = last;
        HasWords = hasWords;
    }

    public int Last { get; }

    public bool HasWords { get; }

    /// <summary>Whether so many digits in a row were said that it can only be a reference, though its check digit is wrong.</summary>
    public bool IsDictation(bool isAnnounced) => Natural() is var (digits, groups) && digits >= Siren.Length && groups >= (isAnnounced ? 2 : FewestGroups);

    /// <summary>Whether more than one number was said.</summary>
    public bool IsSeveral => Natural().Groups > 1;

    public static bool MayBegin(TokenizedText text, int at) =>
        text.IsWord(at) && (FrenchNumberWords.ValueOf(text.Text(at)) is >= 0 and < 1_000 || RepeatsAt(text, at) > 0);

    public static SpokenDigits RunAt(ScanState state, int first)
    {
        var text = state.Text;
        var (last, hasWords) = (first - 1, false);
        for (var at = first; at < first + MostTokens && state.IsFree(at); at++)
        {
            if (text.IsDigits(at) || MayBegin(text, at))
            {
                hasWords |= text.IsWord(at);
                last = at;
            }
            else if (!IsSeparator(text, at) && !(text.Is(at, "et") && text.Text(at + (text.Is(at + 1, "-") ? 2 : 1)) is "un" or "une" or "onze"))
            {
                break;
            }
        }

        return new SpokenDigits(state, first, last, hasWords);
    }

    /// <summary>The identifier of the whole run, or of its part up to a comma.</summary>
    /// <param name="isValid">Whether digits are one.</param>
    /// <param name="isAnnounced">Whether a word before says that one comes: any cut will do then; otherwise nine digits must be cut as one hears them.</param>
    public (int Last, string Digits)? Find(Func<string, bool> isValid, bool isAnnounced)
    {
        var ends = 0;
        for (var end = Last; end > _first && ends < MostEnds; end--)
        {
            if (end != Last && !_state.Text.Is(end + 1, ",") && !_state.Text.Is(end + 1, "."))
            {
                continue;
            }

            ends++;
            var search = new Search(_state.Text, end, isValid);
            if (search.Run(_first) is { } digits && (digits.Length == Siret.Length || isAnnounced || search.Groups <= new SpokenDigits(_state, _first, end, HasWords).Natural().Groups))
            {
                return (end, digits);
            }
        }

        return null;
    }

    /// <summary>The digits as one hears them, each number as long as it goes.</summary>
    public string AsHeard()
    {
        var digits = new System.Text.StringBuilder();
        Hear(digits);
        return digits.ToString();
    }

    private (int Digits, int Groups) Natural()
    {
        var digits = new System.Text.StringBuilder();
        return (Hear(digits), digits.Length) is var (groups, length) ? (length, groups) : default;
    }

    private int Hear(System.Text.StringBuilder digits)
    {
        var text = _state.Text;
        var groups = 0;
        for (var at = _first; at <= Last; groups++)
        {
            at = SkipSeparators(text, at);
            var taken = GroupAt(text, at, Last + 1, out var group);
            digits.Append(group);
            at = SkipSeparators(text, at + Math.Max(taken, 1));
        }

        return groups;
    }

    private static int SkipSeparators(TokenizedText text, int at) => IsSeparator(text, at) ? at + 1 : at;

    private static bool IsSeparator(TokenizedText text, int at) => text.Text(at) is "," or "." or "-" or "_";

    // "double zéro", "triple zéro".
    private static int RepeatsAt(TokenizedText text, int at) => text.Text(at) switch
    {
        "double" => 2,
        "triple" => 3,
        _ => 0,
    };

    /// <summary>The longest group at a token that ends before <paramref name="limit"/>, and how many tokens it takes.</summary>
    private static int GroupAt(TokenizedText text, int at, int limit, out string digits)
    {
        digits = "";
        if (text.IsDigits(at))
        {
            digits = text.Text(at).ToString();
            return 1;
        }

        if (RepeatsAt(text, at) is > 0 and var times && at + 1 < limit && FrenchNumberWords.ValueOf(text.Text(at + 1)) is >= 0 and <= 9 and var digit)
        {
            digits = new string((char)('0' + digit), times);
            return 2;
        }

        if (at + 1 < limit && text.Is(at + 1, "zeros") && FrenchNumberWords.ValueOf(text.Text(at)) is >= 2 and <= 9 and var zeros)
        {
            digits = new string('0', zeros);
            return 2;
        }

        // "zéro onze cent vingt" holds no eleven hundred: in a dictation no group has four digits.
        var taken = FrenchNumberWords.Read(text, at, out var value, limit);
        while (value >= 1_000 && taken > 1)
        {
            taken = FrenchNumberWords.Read(text, at, out value, at + taken - 1);
        }

        digits = taken > 0 && value < 1_000 ? value.ToString(CultureInfo.InvariantCulture) : "";
        return digits.Length > 0 ? taken : 0;
    }

    private ref struct Search(TokenizedText text, int last, Func<string, bool> isValid)
    {
        private readonly char[] _digits = new char[Siret.Length];
        private string? _best;
        private int _steps;

        /// <summary>How many groups the best cut has.</summary>
        public int Groups { get; private set; } = int.MaxValue;

        public string? Run(int first)
        {
            Extend(first, filled: 0, groups: 0, isUnit: false);
            return _best;
        }

        private void Extend(int at, int filled, int groups, bool isUnit)
        {
            if (at > last)
            {
                Keep(filled, groups);
                return;
            }

            // Who says "deux cent" does not mean 2 100.
            if (++_steps > MostSteps || groups + 1 >= Groups || (isUnit && text.Text(at) is "cent" or "cents"))
            {
                return;
            }

            for (var limit = last + 1; limit > at;)
            {
                var taken = GroupAt(text, at, limit, out var group);
                if (taken == 0)
                {
                    return;
                }

                var next = at + taken;
                // A compound written with hyphens is one number.
                if ((limit > last || !text.Is(next, "-")) && filled + group.Length <= _digits.Length)
                {
                    group.CopyTo(_digits.AsSpan(filled));
                    Extend(SkipSeparators(text, next), filled + group.Length, groups + 1, isUnit: taken == 1 && group.Length == 1 && group[0] >= '2' && text.IsWord(at));
                }

                limit = taken == 1 ? at : next - 1;
            }
        }

        private void Keep(int filled, int groups)
        {
            if (filled is Siren.Length or Siret.Length && new string(_digits, 0, filled) is var digits && isValid(digits))
            {
                (_best, Groups) = (digits, groups);
            }
        }
    }
}
