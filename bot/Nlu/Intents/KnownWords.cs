using System.Runtime.InteropServices;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>
/// The words of the training phrases, and the nearest one to a mistyped word. A word matches another at one typing error when both become the
/// same by dropping at most one letter (the index of SymSpell), which finds forgotten, added, replaced and swapped letters alike.
/// </summary>
internal sealed class KnownWords
{
    // Shorter words have too many neighbours: "mare", "mari", "marc", "mars".
    private const int ShortestCorrected = 5;
    private const int LongestCorrected = 24;

    private readonly Dictionary<string, int> _counts;
    private readonly Dictionary<ulong, int> _nearest = [];

    /// <param name="words">Each word once, the most frequent first.</param>
    /// <param name="counts">In how many phrases each is.</param>
    public KnownWords(string[] words, int[] counts)
    {
        Words = words;
        Counts = counts;
        _counts = new Dictionary<string, int>(words.Length, StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            _counts.Add(words[i], counts[i]);
            if (words[i].Length is < ShortestCorrected or > LongestCorrected)
            {
                continue;
            }

            // The first to claim a key keeps it: the more frequent word wins.
            _nearest.TryAdd(Hash(words[i], -1), i);
            for (var dropped = 0; dropped < words[i].Length; dropped++)
            {
                _nearest.TryAdd(Hash(words[i], dropped), i);
            }
        }
    }

    public string[] Words { get; }

    public int[] Counts { get; }

    public static KnownWords Of(IReadOnlyList<LabelledUtterance> utterances)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var utterance in utterances)
        {
            foreach (var word in utterance.Tokens.Distinct(StringComparer.Ordinal))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
            }
        }

        var sorted = counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        return new KnownWords(Array.ConvertAll(sorted, entry => entry.Key), Array.ConvertAll(sorted, entry => entry.Value));
    }

    /// <summary>In how many training phrases the word is.</summary>
    public int Count(string word) => _counts.GetValueOrDefault(word);

    /// <summary>The known word at one typing error from a word that is not known, or null.</summary>
    public string? Nearest(string word)
    {
        if (word.Length is < ShortestCorrected or > LongestCorrected)
        {
            return null;
        }

        var best = Find(word, -1);
        for (var dropped = 0; dropped < word.Length; dropped++)
        {
            var candidate = Find(word, dropped);
            best = candidate >= 0 && (best < 0 || candidate < best) ? candidate : best;
        }

        return best >= 0 ? Words[best] : null;
    }

    private int Find(string word, int dropped) => _nearest.TryGetValue(Hash(word, dropped), out var found) && IsOneErrorAway(word, Words[found]) ? found : -1;

    // Two words that share a key may differ in two places ("vente", "tente" by dropping different letters): swaps and single errors only.
    private static bool IsOneErrorAway(ReadOnlySpan<char> typed, ReadOnlySpan<char> known)
    {
        var start = typed.CommonPrefixLength(known);
        typed = typed[start..];
        known = known[start..];
        // "start" and "starts" are two forms, not an error: their common pieces already compare them, and each may mean its own intent.
        var isEndingMore = typed.Length + known.Length == 1;
        while (typed.Length > 0 && known.Length > 0 && typed[^1] == known[^1])
        {
            typed = typed[..^1];
            known = known[..^1];
        }

        return (typed.Length <= 1 && known.Length <= 1 && !isEndingMore)
            || (typed.Length == 2 && known.Length == 2 && typed[0] == known[1] && typed[1] == known[0]);
    }

    private static ulong Hash(string word, int dropped)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < word.Length; i++)
        {
            hash = i == dropped ? hash : (hash ^ word[i]) * 1099511628211UL;
        }

        return hash;
    }
}
