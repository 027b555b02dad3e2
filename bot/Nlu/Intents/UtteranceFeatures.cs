using System.Buffers;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>
/// What the classifier looks at in an utterance: words and their neighbours, pieces of words, concepts and their pairs.
/// A feature is a 64-bit hash whose two highest bits tell its group, so that sorting also groups.
/// </summary>
internal ref struct UtteranceFeatures
{
    public const int Groups = 4;

    private const int ShortestPiece = 2;
    private const int LongestPiece = 5;
    private const ulong HashStart = 14695981039346656037;
    private const ulong HashPrime = 1099511628211;

    private ulong[] _features;
    private int _count;

    private UtteranceFeatures(int capacity) => _features = ArrayPool<ulong>.Shared.Rent(capacity);

    /// <summary>Sorted, each once. Valid until <see cref="Dispose"/>.</summary>
    public readonly ReadOnlySpan<ulong> Features => _features.AsSpan(0, _count);

    public static int GroupOf(ulong feature) => (int)(feature >> 62);

    public static UtteranceFeatures Of(IReadOnlyList<string> tokens, ConceptLexicon concepts, int unknownWords)
    {
        var features = new UtteranceFeatures(256);
        features.AddWords(tokens);
        features.AddPieces(tokens);
        features.AddConcepts(tokens, concepts);
        features.AddShape(tokens.Count, unknownWords);
        features.SortAndDeduplicate();
        return features;
    }

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_features);
        _features = [];
        _count = 0;
    }

    private void AddWords(IReadOnlyList<string> tokens)
    {
        var previous = Hash(HashStart, "^");
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = Hash(HashStart, tokens[i]);
            Add(0, word);
            Add(0, Combine(previous, word));
            previous = word;
        }

        Add(0, Combine(previous, Hash(HashStart, "$")));
    }

    private void AddPieces(IReadOnlyList<string> tokens)
    {
        Span<char> padded = stackalloc char[64];
        foreach (var token in tokens)
        {
            if (UtteranceReader.IsMask(token))
            {
                continue;
            }

            var length = Math.Min(token.Length, padded.Length - 2);
            padded[0] = '_';
            token.AsSpan(0, length).CopyTo(padded[1..]);
            padded[length + 1] = '_';
            AddPiecesOf(padded[..(length + 2)]);
        }
    }

    private void AddPiecesOf(scoped ReadOnlySpan<char> padded)
    {
        for (var start = 0; start < padded.Length; start++)
        {
            var hash = HashStart;
            var longest = Math.Min(LongestPiece, padded.Length - start);
            for (var length = 1; length <= longest; length++)
            {
                hash = (hash ^ padded[start + length - 1]) * HashPrime;
                if (length >= ShortestPiece)
                {
                    Add(1, hash);
                }
            }
        }
    }

    private void AddConcepts(IReadOnlyList<string> tokens, ConceptLexicon lexicon)
    {
        Span<int> found = stackalloc int[32];
        var count = 0;
        foreach (var token in tokens)
        {
            var concept = lexicon.ConceptOf(token);
            if (concept >= 0 && count < found.Length && !found[..count].Contains(concept))
            {
                found[count++] = concept;
            }
        }

        for (var i = 0; i < count; i++)
        {
            Add(2, Combine(HashStart, (ulong)found[i] + 1));
            for (var j = i + 1; j < count; j++)
            {
                var (low, high) = (Math.Min(found[i], found[j]), Math.Max(found[i], found[j]));
                Add(2, Combine(Combine(HashStart, (ulong)low + 1), (ulong)high + 1));
            }
        }
    }

    // How long it is, and how many of its words no training phrase has: what is out of scope speaks of other things.
    private void AddShape(int words, int unknown)
    {
        var length = words switch { <= 1 => 1, 2 => 2, <= 4 => 3, <= 8 => 4, _ => 5 };
        Add(3, Combine(HashStart, (ulong)length));
        Add(3, Combine(HashStart, 10 + (ulong)Math.Min(unknown, 3)));
        Add(3, Combine(HashStart, 20 + (ulong)(words == 0 ? 0 : 4 * unknown / words)));
    }

    private void Add(int group, ulong hash)
    {
        if (_count == _features.Length)
        {
            var larger = ArrayPool<ulong>.Shared.Rent(_count * 2);
            _features.AsSpan().CopyTo(larger);
            ArrayPool<ulong>.Shared.Return(_features);
            _features = larger;
        }

        // The multiplication leaves the high bits poorly mixed for short words.
        var mixed = hash ^ (hash >> 29);
        mixed *= 0xBF58476D1CE4E5B9;
        _features[_count++] = (mixed >> 2) | ((ulong)group << 62);
    }

    private void SortAndDeduplicate()
    {
        var all = _features.AsSpan(0, _count);
        all.Sort();
        var kept = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (i == 0 || all[i] != all[kept - 1])
            {
                all[kept++] = all[i];
            }
        }

        _count = kept;
    }

    private static ulong Hash(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            hash = (hash ^ character) * HashPrime;
        }

        return hash;
    }

    private static ulong Combine(ulong left, ulong right) => ((left * 31) ^ right) * HashPrime;
}
