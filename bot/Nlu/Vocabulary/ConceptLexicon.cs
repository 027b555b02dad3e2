using System.Collections.Frozen;

namespace ChorusAssistant.Bot.Nlu.Vocabulary;

/// <summary>Words that mean the same here ("mail", "courriel"), by number. An entry ending in * stands for every word that begins so.</summary>
internal sealed class ConceptLexicon
{
    private const int ShortestPrefix = 3;

    private readonly FrozenDictionary<string, int> _words;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _prefixes;

    public ConceptLexicon(IReadOnlyList<IReadOnlyList<string>> concepts)
    {
        var entries = concepts.SelectMany((words, concept) => words.Select(word => (word, concept))).ToArray();
        _words = entries.Where(entry => !entry.word.EndsWith('*'))
            .ToFrozenDictionary(entry => entry.word, entry => entry.concept, StringComparer.Ordinal);
        _prefixes = entries.Where(entry => entry.word.EndsWith('*'))
            .ToFrozenDictionary(entry => entry.word.TrimEnd('*'), entry => entry.concept, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The number of the word's concept, or -1. The longest prefix wins.</summary>
    public int ConceptOf(string word)
    {
        if (_words.TryGetValue(word, out var concept))
        {
            return concept;
        }

        for (var length = word.Length; length >= ShortestPrefix; length--)
        {
            if (_prefixes.TryGetValue(word.AsSpan(0, length), out concept))
            {
                return concept;
            }
        }

        return -1;
    }
}
