namespace ChorusAssistant.Bot.Knowledge;

/// <summary>A help article: what is read at <c>/aide/{slug}</c> and what the assistant quotes.</summary>
/// <param name="Slug">The file's name without its ending, and the page's address.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Intent">The intent that the article explains, or <c>None</c>.</param>
/// <param name="Keywords">Words that people use for the subject and that the text may not hold.</param>
/// <param name="Updated">The day its content was last checked.</param>
/// <param name="Sections">In the order of the text; the first is what stands before the first heading, where something does.</param>
/// <param name="Headings">Anchor and words of each heading of the second level, those without text of their own included.</param>
/// <param name="Html">The body as HTML without scripts, raw HTML shown as text.</param>
public sealed record Article(
    string Slug, string Title, string Intent, IReadOnlyList<string> Keywords, DateOnly Updated, IReadOnlyList<ArticleSection> Sections,
    IReadOnlyList<(string Anchor, string Heading)> Headings, string Html);
