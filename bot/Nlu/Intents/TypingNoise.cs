namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>Errors as fingers make them: a letter forgotten, doubled, swapped with its neighbour or replaced by the next key.</summary>
internal static class TypingNoise
{
    private const int ShortestWord = 4;
    private const int WordsPerError = 5;

    // Rows of the French keyboard: a slip lands on the key beside.
    private static readonly string[] KeyRows = ["azertyuiop", "qsdfghjklm", "wxcvbn"];

    public static List<string> Apply(IReadOnlyList<string> tokens, StableRandom random)
    {
        var noisy = new List<string>(tokens);
        for (var error = 0; error < 1 + (tokens.Count / WordsPerError); error++)
        {
            var at = random.Next(noisy.Count);
            if (noisy[at].Length >= ShortestWord && !UtteranceReader.IsMask(noisy[at]))
            {
                noisy[at] = Spoil(noisy[at], random);
            }
        }

        return noisy;
    }

    private static string Spoil(string word, StableRandom random)
    {
        var at = 1 + random.Next(word.Length - 1);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => string.Concat(word.AsSpan(0, at - 1), [word[at], word[at - 1]], word.AsSpan(at + 1)),
            _ => string.Concat(word.AsSpan(0, at), [KeyBeside(word[at], random)], word.AsSpan(at + 1)),
        };
    }

    private static char KeyBeside(char key, StableRandom random)
    {
        foreach (var row in KeyRows)
        {
            var at = row.IndexOf(key, StringComparison.Ordinal);
            if (at >= 0)
            {
                return row[at == 0 ? 1 : at == row.Length - 1 ? at - 1 : at - 1 + (2 * random.Next(2))];
            }
        }

        return 'e';
    }
}
