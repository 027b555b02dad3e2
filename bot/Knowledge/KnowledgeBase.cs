using ChorusAssistant.Bot.Knowledge.Search;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>The help articles as they are now, and the search over them. Safe for any number of threads.</summary>
/// <param name="certainFrom">From this confidence on, a section is an answer.</param>
public sealed class KnowledgeBase(double certainFrom) : IDisposable
{
    private volatile Shelf _shelf = new([]);

    /// <summary>All articles, by title.</summary>
    public IReadOnlyList<Article> Articles => _shelf.ByTitle;

    /// <summary>The article of that address, or null.</summary>
    public Article? Find(string slug) => _shelf.BySlug.GetValueOrDefault(slug);

    /// <summary>The first section with steps in the articles of an intent, or null.</summary>
    public Finding? StepsOf(string intent) =>
        (from article in _shelf.InOrder
         where article.Intent == intent
         from section in article.Sections
         where section.HasSteps
         select new Finding(article, section, certainFrom, [])).FirstOrDefault();

    /// <summary>The section that answers the question, or null where none surely does.</summary>
    /// <param name="question">As the person wrote it.</param>
    /// <param name="intent">What the question is understood to be about; its articles come first among equals.</param>
    public Finding? Answer(string question, string? intent = null) =>
        Search(question, most: 1, intent) is [var best, ..] && best.Confidence >= certainFrom ? best : null;

    /// <summary>The sections that speak of it, the best first.</summary>
    public IReadOnlyList<Finding> Search(string question, int most, string? intent = null) => _shelf.Index.Value.Search(question, intent, most);

    /// <summary>Puts other articles in their place. Searches under way end on the old ones.</summary>
    internal void Replace(IReadOnlyList<Article> articles) => _shelf = new Shelf(articles);

    /// <summary>Makes the index now, so that the first question need not wait for it.</summary>
    internal void Warm() => Search("chorus", most: 1);

    public void Dispose()
    {
        if (_shelf.Index.IsValueCreated)
        {
            _shelf.Index.Value.Dispose();
        }
    }

    private sealed class Shelf(IReadOnlyList<Article> articles)
    {
        public IReadOnlyList<Article> InOrder { get; } = articles;

        public IReadOnlyList<Article> ByTitle { get; } = [.. articles.OrderBy(article => article.Title, StringComparer.CurrentCulture)];

        public IReadOnlyDictionary<string, Article> BySlug { get; } = articles.ToDictionary(article => article.Slug, StringComparer.Ordinal);

        /// <summary>Made when first asked: reading the articles is quick, and a start should not wait for more.</summary>
        public Lazy<SectionIndex> Index { get; } = new(() => new SectionIndex(articles));
    }
}
