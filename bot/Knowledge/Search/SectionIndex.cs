using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>
/// The sections of all articles, in memory. Lucene finds the likely ones (BM25 over heading, questions, title, keywords, text); how much of
/// the question each speaks of, weighted by how rare the words are, then orders them and says how sure the answer is.
/// </summary>
internal sealed class SectionIndex : IDisposable
{
    private const int MostCandidates = 40;
    private const int LongestQuestion = 600;

    // An article may speak of a word in passing: only its own subject's words count whole.
    private static readonly (string Name, float Boost)[] _fields =
        [("heading", 3f), ("questions", 2.5f), ("title", 1.5f), ("keywords", 1.5f), ("text", 1f)];

    // What was typed counts for what it may be a little less than what it is.
    private const double Mistyped = 0.85;
    private const double Synonymous = 0.85;

    private readonly FrenchAnalysis _analysis = new();
    private readonly FrenchAnalysis _wholeWords = new(cutsToStems: false);
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly IndexedSection[] _sections;
    private readonly WordWeights _weights;
    private readonly NearbyWords _words;
    private readonly Synonyms _synonyms;

    public SectionIndex(IEnumerable<Article> articles)
    {
        _sections = [.. articles.SelectMany(article => article.Sections.Select(section => new IndexedSection(article, section, _analysis)))];
        _weights = new WordWeights(_sections);
        _words = new NearbyWords([.. _sections.SelectMany(section => section.Texts).SelectMany(_wholeWords.StemsOf).Distinct(StringComparer.Ordinal)]);
        _synonyms = new Synonyms(_analysis);
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(FrenchAnalysis.Version, _analysis)
        {
            Similarity = new BM25Similarity(),
            MergeScheduler = new SerialMergeScheduler(),
            MaxThreadStates = 1,
        }))
        {
            foreach (var section in _sections)
            {
                writer.AddDocument(section.ToDocument());
            }

            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>The sections that speak of the question, the best first.</summary>
    public List<Finding> Search(string question, string? intent, int most)
    {
        var asked = AskedWords(question);
        if (asked.Count == 0 || _sections.Length == 0)
        {
            return [];
        }

        var hits = _searcher.Search(QueryFor(asked), MostCandidates).ScoreDocs;
        var stems = asked.SelectMany(word => word.Variants).Select(variant => variant.Stem).ToList();
        return
        [
            .. hits
                .Select(hit => (Section: _sections[hit.Doc], Match: _sections[hit.Doc].Match(asked, _weights), Lucene: hit.Score / hits[0].Score))
                .OrderByDescending(hit => hit.Match + (0.15 * hit.Lucene) + (intent is not null && hit.Section.Article.Intent == intent ? 0.1 : 0))
                .Take(most)
                .Select(hit => new Finding(hit.Section.Article, hit.Section.Section, hit.Match, stems)),
        ];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _analysis.Dispose();
        _wholeWords.Dispose();
    }

    private List<AskedWord> AskedWords(string question)
    {
        var text = question.Length <= LongestQuestion ? question : question[..LongestQuestion];
        return [.. _wholeWords.StemsOf(text).Distinct(StringComparer.Ordinal).Select(AskedWord).DistinctBy(word => word.Stem)];
    }

    private AskedWord AskedWord(string word)
    {
        var stem = _analysis.StemsOf(word) is [var first, ..] ? first : word;
        List<(string, double)> variants = _weights.Has(stem) ? [(stem, 1)] : [];
        variants.AddRange(_synonyms.Of(stem).Where(_weights.Has).Select(other => (other, Synonymous)));
        if (variants.Count == 0)
        {
            variants.AddRange(_words.Near(word).SelectMany(_analysis.StemsOf).Distinct(StringComparer.Ordinal).Where(_weights.Has).Select(near => (near, Mistyped)));
        }

        return new AskedWord(stem, variants);
    }

    private static BooleanQuery QueryFor(List<AskedWord> asked)
    {
        var query = new BooleanQuery();
        foreach (var (variant, trust) in asked.SelectMany(word => word.Variants))
        {
            var anywhere = new DisjunctionMaxQuery(0.2f);
            foreach (var (name, boost) in _fields)
            {
                anywhere.Add(new TermQuery(new Term(name, variant)) { Boost = boost * (float)trust });
            }

            query.Add(anywhere, Occur.SHOULD);
        }

        return query;
    }
}
