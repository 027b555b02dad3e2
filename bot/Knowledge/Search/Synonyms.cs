namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>Words that a question may use for one another: the file <c>synonyms.txt</c>, a group a line.</summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, HashSet<string>> _byStem = new(StringComparer.Ordinal);

    /// <param name="analysis">How the articles' words are cut to stems: synonyms are compared as stems.</param>
    public Synonyms(FrenchAnalysis analysis)
    {
        foreach (var group in Resource.LinesOf("synonyms.txt").Select(line => analysis.StemsOf(line).ToHashSet(StringComparer.Ordinal)))
        {
            foreach (var stem in group)
            {
                if (_byStem.TryGetValue(stem, out var others))
                {
                    others.UnionWith(group);
                }
                else
                {
                    _byStem.Add(stem, [.. group]);
                }
            }
        }
    }

    /// <summary>The other words of the word's groups.</summary>
    public IEnumerable<string> Of(string stem) => _byStem.TryGetValue(stem, out var group) ? group.Where(other => other != stem) : [];
}
