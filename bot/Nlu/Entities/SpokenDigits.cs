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

    // What people say while they look for the next digits; between numbers it means nothing.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Pauses = new HashSet<string>(StringComparer.Ordinal)
    {
        "et", "puis", "ensuite", "apres", "enfin", "alors", "euh", "heu", "hum", "virgule", "espace", "tiret", "point",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ScanState _state;
    private readonly int _first;

    private SpokenDigits(ScanState state, int first, int last, bool hasWords, bool hasPauses)
    {
        _state = state;
        _first = first;
        Last = last;
        HasWords = hasWords;
        HasPauses = hasPauses;
    }

    public int Last { get; }

    public bool HasWords { get; }

    /// <summary>Whether words stand between its numbers that are none ("732, puis 829").</summary>
    public bool HasPauses { get; }

    /// <summary>Whether so many digits in a row were said that it can only be a reference, though its check digit is wrong.</summary>
    public bool IsDictation(bool isAnnounced) => Natural() is var (digits, groups) && digits >= Siren.Length && groups >= (isAnnounced ? 2 : FewestGroups);

    /// <summary>Whether more than one number was said.</summary>
    public bool IsSeveral => Natural().Groups > 1;

    public static bool MayBegin(TokenizedText text, int at) =>
        text.IsWord(at) && (FrenchNumberWords.ValueOf(text.Text(at)) is >= 0 and < 1_000 || RepeatsAt(text, at) > 0);

    /// <summary>The run that begins at a token.</summary>
    /// <param name="state">The text, and what of it is claimed.</param>
    /// <param name="first">The token.</param>
    /// <param name="withPauses">Whether it goes on over "puis", "et" or "euh".</param>
    public static SpokenDigits RunAt(ScanState state, int first, bool withPauses = false)
    {
        var text = state.Text;
        var (last, hasWords, pauses, hasPauses) = (first - 1, false, false, false);
        for (var at = first; at < first + MostTokens && state.IsFree(at); at++)
        {
            if (text.IsDigits(at) || MayBegin(text, at) || TimesAt(text, at - 1) > 0)
            {
                hasWords |= text.IsWord(at);
                hasPauses |= pauses;
                last = at;
            }
            else if (withPauses && IsPause(text, at))
            {
                pauses = true;
            }
            else if (!IsSign(text, at) && !(text.Is(at, "et") && IsAfterEt(text, at)))
            {
                break;
            }
        }

        return new SpokenDigits(state, first, last, hasWords, hasPauses);
    }

    /// <summary>Whether no typed number in it is longer than the groups that people say: the last five digits are the longest.</summary>
    public bool IsInShortGroups(int last)
    {
        for (var at = _first; at <= last; at++)
        {
            if (_state.Text.IsDigits(at) && _state.Text[at].Length is 4 or > 5)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The identifier of the whole run, or of its part up to a comma.</summary>
    /// <param name="isValid">Whether digits are one.</param>
    /// <param name="isAnnounced">Whether a word before says that one comes: any cut will do then; otherwise nine digits must be cut as one hears them.</param>
    public (int Last, string Digits)? Find(Func<string, bool> isValid, bool isAnnounced)
    {
        var ends = 0;
        for (var end = Last; end > _first && ends < MostEnds; end--)
        {
            if (end != Last && !_state.Text.Is(end + 1, ",") && !_state.Text.Is(end + 1, ".") && !(HasPauses && IsPause(_state.Text, end + 1)))
            {
                continue;
            }

            ends++;
            var search = new Search(_state.Text, end, isValid);
            if (search.Run(_first) is { } digits && (digits.Length == Siret.Length || isAnnounced || search.Groups <= new SpokenDigits(_state, _first, end, HasWords, HasPauses).Natural().Groups))
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

    private static int SkipSeparators(TokenizedText text, int at)
    {
        while (IsSign(text, at) || IsPause(text, at))
        {
            at++;
        }

        return at;
    }

    private static bool IsSign(TokenizedText text, int at) => text.Text(at) is "," or "." or "-" or "_";

    // "vingt et un" is one number, and no pause.
    private static bool IsPause(TokenizedText text, int at) => text.IsOneOf(at, Pauses) && !(text.Is(at, "et") && IsAfterEt(text, at));

    private static bool IsAfterEt(TokenizedText text, int at) => text.Text(at + (text.Is(at + 1, "-") ? 2 : 1)) is "un" or "une" or "onze";

    // "double zéro", "triple zéro".
    private static int RepeatsAt(TokenizedText text, int at) => text.Text(at) switch
    {
        "double" => 2,
        "triple" => 3,
        _ => 0,
    };

    // "trois fois zéro": how many times, at the number before "fois".
    private static int TimesAt(TokenizedText text, int at) =>
        text.Is(at + 1, "fois") && DigitAt(text, at + 2) >= 0
            ? text.IsDigits(at) ? text.Integer(at) is >= 2 and <= 12 and var typed ? typed : 0
            : FrenchNumberWords.ValueOf(text.Text(at)) is >= 2 and <= 12 and var said ? said : 0
            : 0;

    private static int DigitAt(TokenizedText text, int at) =>
        text.IsDigits(at) ? (text[at].Length == 1 ? text.Integer(at) : -1)
        : FrenchNumberWords.ValueOf(text.Text(at)) is >= 0 and <= 9 and var digit ? digit : -1;

    /// <summary>The longest group at a token that ends before <paramref name="limit"/>, and how many tokens it takes.</summary>
    private static int GroupAt(TokenizedText text, int at, int limit, out string digits)
    {
        digits = "";
        if (TimesAt(text, at) is > 0 and var repeats && at + 2 < limit)
        {
            digits = new string((char)('0' + DigitAt(text, at + 2)), repeats);
            return 3;
        }

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
