namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>How much a word tells: the fewer sections have it, the more.</summary>
internal sealed class WordWeights
{
    private readonly Dictionary<string, double> _weights;
    private readonly double _unknown;

    public WordWeights(IReadOnlyCollection<IndexedSection> sections)
    {
        _weights = sections.SelectMany(section => section.Words)
            .GroupBy(word => word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Math.Log(1 + ((sections.Count + 0.5) / (group.Count() + 0.5))), StringComparer.Ordinal);
        // A word that no article has is likely to be what the question is about.
        _unknown = Math.Log(1 + sections.Count);
    }

    /// <summary>Whether some section has the word.</summary>
    public bool Has(string word) => _weights.ContainsKey(word);

    /// <summary>Of what the articles have for an asked word; of a word that they do not know, more than of any that they do.</summary>
    public double Of(AskedWord word) => word.IsUnknown ? _unknown : word.Variants.Max(variant => variant.Trust < 1 ? 0.9 * Of(variant.Stem) : Of(variant.Stem));

    public double Of(string word) => _weights.GetValueOrDefault(word, _unknown);
}
