using System.Globalization;
using System.Text;
using ChorusAssistant.Bot.Knowledge.Search;
using ChorusAssistant.Bot.Pages;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>The articles as pages: the list and the search at <c>/aide</c>, each article at <c>/aide/{slug}</c>.</summary>
public static class HelpPages
{
    private const int MostResults = 8;
    private const int LongestQuery = 200;
    private const int LongestExcerpt = 220;

    // What is this far from the question is noise on a page of results.
    private const double ShownFrom = 0.45;

    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly PageTemplate _frame = Load("frame");
    private static readonly PageTemplate _list = Load("list");
    private static readonly PageTemplate _results = Load("results");
    private static readonly PageTemplate _noResults = Load("no-results");
    private static readonly PageTemplate _result = Load("result");
    private static readonly PageTemplate _article = Load("article");
    private static readonly PageTemplate _notFound = Load("not-found");

    /// <summary>Maps the pages, in every environment.</summary>
    public static IEndpointRouteBuilder MapHelpPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/aide").ExcludeFromDescription();
        pages.MapGet("", (string? q, KnowledgeBase knowledge) => string.IsNullOrWhiteSpace(q) ? List(knowledge) : Results(q.Trim(), knowledge));
        pages.MapGet("/{slug}", (string slug, KnowledgeBase knowledge) => knowledge.Find(slug) is { } article ? Show(article) : NotFound());
        return routes;
    }

    private static HtmlPage List(KnowledgeBase knowledge)
    {
        var byKind = knowledge.Articles.ToLookup(article => article.Sections.Any(section => section.HasSteps));
        return Page(_list.Title, _list.Render(("tasks", Links(byKind[true])), ("others", Links(byKind[false]))));
    }

    private static HtmlPage Results(string query, KnowledgeBase knowledge)
    {
        query = query.Length <= LongestQuery ? query : query[..LongestQuery];
        var found = knowledge.Search(query, MostResults).Where(finding => finding.Confidence >= ShownFrom).ToList();
        return Page(_results.Title, found.Count == 0
            ? _noResults.Render(("query", query))
            : _results.Render(("query", query), ("results", string.Concat(found.Select(Result)))), query);
    }

    private static HtmlPage Show(Article article) => Page(article.Title, _article.Render(
        ("title", article.Title),
        ("contents", Contents(article)),
        ("updated", article.Updated.ToString("O", CultureInfo.InvariantCulture)),
        ("updated-long", article.Updated.ToString("d MMMM yyyy", _french)),
        ("body", article.Html),
        ("question", article.Intent == "None" ? "" : article.Title)));

    private static HtmlPage NotFound() => Page(_notFound.Title, _notFound.Render(), statusCode: StatusCodes.Status404NotFound);

    private static HtmlPage Page(string title, string content, string query = "", int statusCode = StatusCodes.Status200OK) =>
        new(_frame.Render(("title", title), ("query", query), ("content", content)), HtmlPage.Scripted, statusCode);

    private static string Result(Finding finding) => _result.Render(
        ("slug", finding.Article.Slug),
        ("anchor", finding.Section.Anchor),
        ("heading", finding.Section.Heading),
        ("title", finding.Article.Title),
        ("excerpt", Excerpt(string.Join(' ', finding.Section.Blocks.SelectMany(block => block.Text)))));

    private static string Excerpt(string text)
    {
        if (text.Length <= LongestExcerpt)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', LongestExcerpt);
        return $"{text[..(end > 0 ? end : LongestExcerpt)]}…";
    }

    private static string Links(IEnumerable<Article> articles) => string.Concat(articles.Select(article =>
        $"<li><a href=\"/aide/{article.Slug}\">{PageTemplate.Encode(article.Title)}</a></li>\n"));

    private static string Contents(Article article)
    {
        var html = new StringBuilder();
        foreach (var (anchor, heading) in article.Headings)
        {
            html.Append("<li><a href=\"#").Append(anchor).Append("\">").Append(PageTemplate.Encode(heading)).Append("</a></li>\n");
        }

        return html.ToString();
    }

    private static PageTemplate Load(string name) => PageTemplate.Load($"Knowledge/Pages/{name}.html");
}
