namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>The articles' words, and those at one or two typing errors from a word that is none of them.</summary>
internal sealed class NearbyWords(IReadOnlyCollection<string> words)
{
    // Shorter words have too many neighbours ("crêpes", "créées"), and a second error needs a long word to be one.
    private const int ShortestWithOneError = 7;
    private const int ShortestWithTwoErrors = 8;
    private const int LongestCompared = 32;

    private readonly HashSet<string> _words = [.. words];

    /// <summary>The nearest words of the articles; none when no word is near. Forgotten, added, replaced and swapped letters are errors.</summary>
    public List<string> Near(string word)
    {
        List<string> near = [];
        var most = word.Length >= ShortestWithTwoErrors ? 2 : word.Length >= ShortestWithOneError ? 1 : 0;
        if (most == 0 || word.Length > LongestCompared || word.Any(char.IsAsciiDigit))
        {
            return near;
        }

        foreach (var candidate in _words)
        {
            // People get the first letter right.
            if (candidate[0] != word[0] || Math.Abs(candidate.Length - word.Length) > most || candidate.Length > LongestCompared)
            {
                continue;
            }

            var errors = Errors(word, candidate);
            if (errors < most)
            {
                near.Clear();
                most = errors;
            }

            if (errors <= most)
            {
                near.Add(candidate);
            }
        }

        return near;
    }

    private static int Errors(string typed, string known)
    {
        Span<int> before = stackalloc int[LongestCompared + 1];
        Span<int> last = stackalloc int[LongestCompared + 1];
        Span<int> current = stackalloc int[LongestCompared + 1];
        for (var j = 0; j <= known.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= typed.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= known.Length; j++)
            {
                var replaced = last[j - 1] + (typed[i - 1] == known[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == known[j - 2] && typed[i - 2] == known[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            var free = before;
            before = last;
            last = current;
            current = free;
        }

        return last[known.Length];
    }
}
