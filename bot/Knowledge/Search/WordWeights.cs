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
        // A word that no article has may be what the question is about, or just a name.
        _unknown = 0.75 * Math.Log(1 + ((sections.Count + 0.5) / 1.5));
    }

    /// <summary>Every word that some section has.</summary>
    public IReadOnlyCollection<string> Words => _weights.Keys;

    public double Of(string word) => _weights.GetValueOrDefault(word, _unknown);
}
