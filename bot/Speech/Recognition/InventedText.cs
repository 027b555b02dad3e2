using System.Text.RegularExpressions;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Speech.Recognition;

/// <summary>Drops what a model of speech invents where nobody spoke: credits of subtitles, descriptions of noise, and one phrase over and over.</summary>
internal sealed partial class InventedText
{
    private const int LongestPhrase = 6;
    private const int FewestRepeats = 4;
    private const int FewestWords = 8;
    private const string Beginning = "...";

    private readonly HashSet<string> _phrases = new(StringComparer.Ordinal);
    private readonly List<string> _beginnings = [];

    /// <param name="lines">A known phrase each; one that ends in "..." is known by its beginning.</param>
    public InventedText(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.EndsWith(Beginning, StringComparison.Ordinal))
            {
                _beginnings.Add(TextNormalizer.Normalize(line[..^Beginning.Length]));
            }
            else
            {
                _phrases.Add(TextNormalizer.Normalize(line));
            }
        }
    }

    /// <summary>The list that comes with the program.</summary>
    public static InventedText Load()
    {
        using var stream = typeof(InventedText).Assembly.GetManifestResourceStream($"{typeof(InventedText).Namespace}.invented-phrases.txt")!;
        using var reader = new StreamReader(stream);
        return new InventedText(reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries));
    }

    /// <summary>The text without its invented sentences; empty when nothing is left.</summary>
    public string Filter(string text)
    {
        var kept = string.Join(' ', Sentences().Split(text).Where(sentence => !IsInvented(sentence))).Trim();
        return RepeatsItself(TextNormalizer.Normalize(kept).Split(' ')) ? "" : kept;
    }

    private bool IsInvented(string sentence)
    {
        var folded = TextNormalizer.Normalize(sentence);
        return folded.Length == 0 || Description().IsMatch(sentence) || _phrases.Contains(folded)
            || _beginnings.Exists(beginning => folded.StartsWith(beginning, StringComparison.Ordinal));
    }

    // Four times the same words in a row, unless they are numbers: the SIRET of La Poste has nine zeros.
    private static bool RepeatsItself(string[] words)
    {
        for (var length = 1; length <= LongestPhrase; length++)
        {
            var least = Math.Max(FewestRepeats * length, FewestWords);
            for (var (at, run) = (length, length); at < words.Length; at++)
            {
                run = words[at] == words[at - length] && !words[at].All(char.IsAsciiDigit) && words[at] is not ("zero" or "double" or "triple") ? run + 1 : length;
                if (run >= least)
                {
                    return true;
                }
            }
        }

        return false;
    }

    [GeneratedRegex(@"(?<=[.!?…])\s+|\n+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentences();

    // "[Musique]", "(bruit de fond)", "*rires*", "♪ ... ♪".
    [GeneratedRegex(@"^\s*(?:\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|♪.*)\s*[.!?…]*\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Description();
}
