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

    private readonly FrenchAnalysis _analysis = new();
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly IndexedSection[] _sections;
    private readonly WordWeights _weights;
    private readonly NearbyWords _words;

    public SectionIndex(IEnumerable<Article> articles)
    {
        _sections = [.. articles.SelectMany(article => article.Sections.Select(section => new IndexedSection(article, section, _analysis)))];
        _weights = new WordWeights(_sections);
        _words = new NearbyWords(_weights.Words);
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(FrenchAnalysis.Version, _analysis) { Similarity = new BM25Similarity() }))
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
        var stems = asked.SelectMany(word => word.Variants).ToList();
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
    }

    private List<AskedWord> AskedWords(string question)
    {
        var text = question.Length <= LongestQuestion ? question : question[..LongestQuestion];
        return
        [
            .. _analysis.StemsOf(text).Distinct(StringComparer.Ordinal).Select(stem =>
                _words.Has(stem) ? new AskedWord(stem, [stem], IsExact: true) : new AskedWord(stem, _words.Near(stem), IsExact: false)),
        ];
    }

    private static BooleanQuery QueryFor(List<AskedWord> asked)
    {
        var query = new BooleanQuery();
        foreach (var variant in asked.SelectMany(word => word.Variants))
        {
            var anywhere = new DisjunctionMaxQuery(0.2f);
            foreach (var (name, boost) in _fields)
            {
                anywhere.Add(new TermQuery(new Term(name, variant)) { Boost = boost });
            }

            query.Add(anywhere, Occur.SHOULD);
        }

        return query;
    }
}
