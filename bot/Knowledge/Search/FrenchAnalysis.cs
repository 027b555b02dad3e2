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
internal sealed class FrenchAnalysis : Analyzer
{
    internal const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly CharArraySet _stopWords = StopWords();

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

    /// <summary>Codes such as MISE_A_DISPOSITION in words, short forms such as "mdp" written out.</summary>
    internal static string Readable(string text)
    {
        var words = text.Replace('_', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (LanguageVocabulary.For("fr").Expand(words[i].Trim('?', '!', '.', ',').ToLowerInvariant()) is { } expanded)
            {
                words[i] = string.Join(' ', expanded);
            }
        }

        return string.Join(' ', words);
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokenizer = new StandardTokenizer(Version, reader);
        TokenStream words = new ElisionFilter(tokenizer, FrenchAnalyzer.DEFAULT_ARTICLES);
        words = new LowerCaseFilter(Version, words);
        words = new ASCIIFoldingFilter(words);
        words = new StopFilter(Version, words, _stopWords);
        words = new FrenchLightStemFilter(words);
        return new TokenStreamComponents(tokenizer, words);
    }

    private static CharArraySet StopWords()
    {
        var type = typeof(FrenchAnalysis);
        using var stream = type.Assembly.GetManifestResourceStream($"{type.Namespace}.stopwords.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return new CharArraySet(Version, words, ignoreCase: false);
    }
}
