using System.Collections.Concurrent;
using System.Collections.Frozen;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChorusAssistant.Bot.Nlu.Vocabulary;

/// <summary>What a language brings beside its training phrases: short forms, concepts, and the words that deny. From the embedded <c>fr.yaml</c>, <c>en.yaml</c>.</summary>
internal sealed class LanguageVocabulary
{
    private static readonly ConcurrentDictionary<string, LanguageVocabulary> Loaded = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string[]> _expansions;

    private LanguageVocabulary(VocabularyFile file, string source)
    {
        Source = source;
        Concepts = new ConceptLexicon(file.Concepts.Values.ToList());
        _expansions = file.Expansions.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Split(' '), StringComparer.Ordinal);
        Refusals = file.Refusals.Select(words => words.Split(' ')).OrderByDescending(words => words.Length).ToArray();
        Asides = file.Asides.Select(words => words.Split(' ')).ToArray();
        Turns = file.Turns.Select(words => words.Split(' ')).OrderByDescending(words => words.Length).ToArray();
        Denials = file.Denials.Select(words => words.Split(' ')).ToArray();
        Resumptions = file.Resumptions.Select(words => words.Split(' ')).ToArray();
    }

    /// <summary>The file's own text: part of what a trained model depends on.</summary>
    public string Source { get; }

    public ConceptLexicon Concepts { get; }

    /// <summary>Openings of a clause that says what is not wanted ("je ne veux pas").</summary>
    public IReadOnlyList<string[]> Refusals { get; }

    /// <summary>What sets the rest of the sentence aside ("et non").</summary>
    public IReadOnlyList<string[]> Asides { get; }

    /// <summary>What leads from the unwanted to the wanted ("mais").</summary>
    public IReadOnlyList<string[]> Turns { get; }

    /// <summary>Openings of a clause without a verb that sets something aside ("pas mon").</summary>
    public IReadOnlyList<string[]> Denials { get; }

    /// <summary>Openings of the clause that says what is wanted, after one that refused ("c'est").</summary>
    public IReadOnlyList<string[]> Resumptions { get; }

    public static LanguageVocabulary For(string language) => Loaded.GetOrAdd(language, Load);

    /// <summary>The words that a short form stands for, or null.</summary>
    public string[]? Expand(string word) => _expansions.GetValueOrDefault(word);

    private static LanguageVocabulary Load(string language)
    {
        var name = $"{typeof(LanguageVocabulary).Namespace}.{language}.yaml";
        using var stream = typeof(LanguageVocabulary).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return new LanguageVocabulary(new VocabularyFile(), "");
        }

        using var reader = new StreamReader(stream);
        var source = reader.ReadToEnd();
        var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        return new LanguageVocabulary(deserializer.Deserialize<VocabularyFile>(source), source);
    }

    private sealed class VocabularyFile
    {
        public Dictionary<string, string> Expansions { get; init; } = [];

        public Dictionary<string, List<string>> Concepts { get; init; } = [];

        public List<string> Refusals { get; init; } = [];

        public List<string> Asides { get; init; } = [];

        public List<string> Turns { get; init; } = [];

        public List<string> Denials { get; init; } = [];

        public List<string> Resumptions { get; init; } = [];
    }
}
