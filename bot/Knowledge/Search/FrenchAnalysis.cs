using ChorusAssistant.Bot.Nlu.Vocabulary;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>
/// French words as the search compares them: without "l’" and "d’", capitals and accents, without words that say nothing of the subject,
/// and cut to their stem.
/// </summary>
/// <param name="cutsToStems">False to leave words whole, as typing errors must be compared.</param>
internal sealed class FrenchAnalysis(bool cutsToStems = true) : Analyzer
{
    internal const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly CharArraySet _stopWords = StopWords();
    private static readonly (string Phrase, string Word)[] _phrases =
        [.. Resource.LinesOf("phrases.txt").Select(line => line.Split(':', StringSplitOptions.TrimEntries)).Select(parts => (parts[0], parts[1]))];

    /// <summary>The stems of a text, in its order.</summary>
    public List<string> StemsOf(string text)
    {
        List<string> stems = [];
        using var stream = GetTokenStream("", Readable(text));
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            stems.Add(term.ToString());
        }

        stream.End();
        return stems;
    }

    /// <summary>Codes such as MISE_A_DISPOSITION as they are and in words, short forms such as "mdp" written out.</summary>
    internal static string Readable(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Contains('_', StringComparison.Ordinal))
            {
                words[i] = $"{words[i]} {words[i].Replace('_', ' ')}";
            }
            else if (LanguageVocabulary.For("fr").Expand(words[i].Trim('?', '!', '.', ',').ToLowerInvariant()) is { } expanded)
            {
                words[i] = string.Join(' ', expanded);
            }
        }

        var readable = string.Join(' ', words).Replace('’', '\'');
        foreach (var (phrase, word) in _phrases)
        {
            readable = readable.Contains(phrase, StringComparison.OrdinalIgnoreCase) ? $"{readable} {word}" : readable;
        }

        return readable;
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokenizer = new StandardTokenizer(Version, reader);
        TokenStream words = new ElisionFilter(tokenizer, FrenchAnalyzer.DEFAULT_ARTICLES);
        words = new LowerCaseFilter(Version, words);
        words = new ASCIIFoldingFilter(words);
        words = new StopFilter(Version, words, _stopWords);
        return new TokenStreamComponents(tokenizer, cutsToStems ? new FrenchLightStemFilter(words) : words);
    }

    private static CharArraySet StopWords() => new(
        Version, Resource.LinesOf("stopwords.txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)), ignoreCase: false);
}
