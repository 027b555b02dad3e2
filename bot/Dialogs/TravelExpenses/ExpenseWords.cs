using System.Collections.Frozen;
using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Domain.CourtFees;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>The words of <c>words.yaml</c>.</summary>
internal sealed class ExpenseWords
{
    private const int LongestPhrase = 6;

    // Shorter words have too many neighbours: "repos" is no meal.
    private const int ShortestCorrected = 6;

    private static readonly Lazy<ExpenseWords> Loaded = new(Load);

    private readonly FrozenDictionary<string, Mark> _phrases;
    private readonly FrozenSet<string> _distanceUnits;
    private readonly FrozenSet<string> _powerUnits;
    private readonly FrozenSet<string> _currency;
    private readonly FrozenSet<string> _cents;
    private readonly FrozenSet<string> _foreignUnits;
    private readonly FrozenDictionary<string, int> _englishNumbers;
    private readonly FrozenDictionary<string, FrozenSet<string>> _answers;
    private readonly string[] _corrected;

    private ExpenseWords(WordFile file)
    {
        var phrases = new Dictionary<string, Mark>(StringComparer.Ordinal);
        Add(phrases, file.Marks, kind => new Mark(Enum.Parse<MarkKind>(kind), 0, 0));
        Add(phrases, file.Vehicles, vehicle => new Mark(MarkKind.Vehicle, 0, 0, Vehicle: Enum.Parse<VehicleClass>(vehicle)));
        Add(phrases, file.Natures, nature => new Mark(MarkKind.Noun, 0, 0, Nature: Enum.Parse<ExpenseNature>(nature)));
        Add(phrases, new() { [""] = file.GenericTickets }, _ => new Mark(MarkKind.GenericNoun, 0, 0, Nature: ExpenseNature.Ticket));
        _phrases = phrases.ToFrozenDictionary(StringComparer.Ordinal);
        _corrected = [.. file.Natures.Values.SelectMany(words => words).Where(word => word.Length >= ShortestCorrected && !word.Contains(' ', StringComparison.Ordinal))];
        _distanceUnits = file.DistanceUnits.ToFrozenSet(StringComparer.Ordinal);
        _powerUnits = file.PowerUnits.ToFrozenSet(StringComparer.Ordinal);
        _currency = file.Currency.ToFrozenSet(StringComparer.Ordinal);
        _cents = file.Cents.ToFrozenSet(StringComparer.Ordinal);
        _foreignUnits = file.ForeignUnits.ToFrozenSet(StringComparer.Ordinal);
        _englishNumbers = file.EnglishNumbers.ToFrozenDictionary(StringComparer.Ordinal);
        _answers = new Dictionary<string, List<string>> { ["finished"] = file.Finished, ["finishing"] = file.Finishing, ["more"] = file.More, ["check"] = file.Check, ["agreed"] = file.Agreed }
            .ToFrozenDictionary(answer => answer.Key, answer => answer.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    public static ExpenseWords Shared => Loaded.Value;

    /// <summary>Whether the normalised text says that nothing is missing.</summary>
    public bool IsFinished(string normalized) => _answers["finished"].Contains(normalized);

    /// <summary>The normalised text without the words that end a list; null where there are none.</summary>
    public string? WithoutFinish(string normalized) => _answers["finishing"]
        .Where(words => normalized.EndsWith($" {words}", StringComparison.Ordinal))
        .Select(words => normalized[..^(words.Length + 1)])
        .MinBy(rest => rest.Length);

    /// <summary>Whether the normalised text says that something is missing without saying what.</summary>
    public bool IsMore(string normalized) => _answers["more"].Contains(normalized);

    /// <summary>Whether the normalised text asks for a form to be checked.</summary>
    public bool IsCheck(string normalized) => _answers["check"].Any(words => normalized.Contains(words, StringComparison.Ordinal));

    /// <summary>Whether the normalised text takes what is proposed.</summary>
    public bool IsAgreed(string normalized) => _answers["agreed"].Contains(normalized);

    public bool IsDistanceUnit(TokenizedText text, int at, out int end) => IsPhraseOf(_distanceUnits, text, at, out end);

    public bool IsPowerUnit(TokenizedText text, int at, out int end) => IsPhraseOf(_powerUnits, text, at, out end);

    public bool IsCurrency(TokenizedText text, int at) => IsPhraseOf(_currency, text, at, out _);

    public bool IsCents(TokenizedText text, int at) => IsPhraseOf(_cents, text, at, out _);

    public bool IsForeignUnit(TokenizedText text, int at) => IsPhraseOf(_foreignUnits, text, at, out _);

    /// <summary>The value of an English number word, or -1.</summary>
    public int EnglishNumber(ReadOnlySpan<char> word) => _englishNumbers.GetValueOrDefault(word.ToString(), -1);

    /// <summary>The longest phrase that begins at the token; a mistyped long word counts as the word it was meant for.</summary>
    public Mark? Find(TokenizedText text, int at)
    {
        for (var words = LongestPhrase; words > 0; words--)
        {
            if (Phrase(text, at, words, out var end) is { } phrase && _phrases.TryGetValue(phrase, out var mark))
            {
                return mark with { Start = at, End = end };
            }
        }

        var typed = text.Text(at);
        if (!text.IsWord(at) || typed.Length < ShortestCorrected)
        {
            return null;
        }

        foreach (var word in _corrected)
        {
            if (Typing.IsOneErrorApart(typed, word))
            {
                return _phrases[word] with { Start = at, End = at + 1 };
            }
        }

        return null;
    }

    private static bool IsPhraseOf(FrozenSet<string> phrases, TokenizedText text, int at, out int end)
    {
        for (var words = 2; words > 0; words--)
        {
            if (Phrase(text, at, words, out end) is { } phrase && phrases.Contains(phrase))
            {
                return true;
            }
        }

        end = at;
        return false;
    }

    /// <summary>So many words from the token on, joined by spaces; apostrophes and hyphens between them are none.</summary>
    private static string? Phrase(TokenizedText text, int at, int words, out int end)
    {
        end = at + 1;
        if (at >= text.Count)
        {
            return null;
        }

        var phrase = text.Text(at).ToString();
        for (var count = 1; count < words; count++)
        {
            while (text.Is(end, "'") || text.Is(end, "-"))
            {
                end++;
            }

            if (!text.IsWord(end))
            {
                return null;
            }

            phrase = $"{phrase} {text.Text(end)}";
            end++;
        }

        return phrase;
    }

    private static void Add(Dictionary<string, Mark> phrases, Dictionary<string, List<string>> words, Func<string, Mark> mark)
    {
        foreach (var (name, list) in words)
        {
            foreach (var word in list)
            {
                phrases[word] = mark(name);
            }
        }
    }

    private static ExpenseWords Load()
    {
        using var stream = typeof(ExpenseWords).Assembly.GetManifestResourceStream($"{typeof(ExpenseWords).Namespace}.words.yaml")!;
        using var reader = new StreamReader(stream);
        return new ExpenseWords(new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<WordFile>(reader));
    }

    private sealed class WordFile
    {
        public Dictionary<string, List<string>> Natures { get; set; } = [];

        public List<string> GenericTickets { get; set; } = [];

        public Dictionary<string, List<string>> Vehicles { get; set; } = [];

        public List<string> DistanceUnits { get; set; } = [];

        public List<string> PowerUnits { get; set; } = [];

        public List<string> Currency { get; set; } = [];

        public List<string> Cents { get; set; } = [];

        public List<string> ForeignUnits { get; set; } = [];

        public Dictionary<string, int> EnglishNumbers { get; set; } = [];

        public Dictionary<string, List<string>> Marks { get; set; } = [];

        public List<string> Finished { get; set; } = [];

        public List<string> Finishing { get; set; } = [];

        public List<string> More { get; set; } = [];

        public List<string> Check { get; set; } = [];

        public List<string> Agreed { get; set; } = [];
    }
}
