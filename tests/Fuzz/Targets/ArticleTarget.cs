using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Knowledge;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>An article's file (YAML and Markdown): an article without script, or a refusal that names the file and the line.</summary>
internal sealed class ArticleTarget : FuzzTarget
{
    private static readonly HashSet<string> _intents = ["None", "TrackInvoice"];

    public override string Name => "article";

    // Markdig fills every row of a table up to the widest. Articles are the operator's own.
    public override long MostAllocated => 500_000_000;

    public override IReadOnlyList<string> Words =>
    [
        "---\n", "title: T\n", "intent: None\n", "keywords: [a, b]\n", "updated: 2026-11-24\n", "questions:\n  a:\n    - b\n", "## ", "### ", "- ", "1. ", "> ", "    ", "|a|b|\n|-|-|\n",
        "[a](/aide/b)", "[a](javascript:alert(1))", "![a](https://b.example)", "**", "_", "`", "```\n", "<script>", "&amp;", "&a *a", "? ", "!!str", "[", "{", "- - - ", "\n\n", "[a]: /b\n", "<https://a.example>",
    ];

    public override string Read(byte[] input)
    {
        try
        {
            var article = ArticleReader.Read("essai.md", input, _intents);
            Assert.DoesNotContain("<script", article.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("javascript:", article.Html.Replace("&", "", StringComparison.Ordinal).Split("href=\"").Skip(1).Select(rest => rest[..Math.Min(12, rest.Length)]));
            Assert.NotEmpty(article.Sections);
            Assert.Equal(article.Sections.Count, article.Sections.Select(section => section.Anchor).Distinct().Count());
            return $"{article.Sections.Count} {article.Sections.Sum(section => section.Blocks.Count)} {article.Headings.Count} {article.Keywords.Count}";
        }
        catch (ContentException refused)
        {
            Assert.Matches(@"^essai\.md:\d+: ", refused.Message);
            return string.Concat(refused.Message.Where(character => !char.IsDigit(character)).Take(60));
        }
    }
}
