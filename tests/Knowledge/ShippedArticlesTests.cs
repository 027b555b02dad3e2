using System.Text.RegularExpressions;
using ChorusAssistant.Bot.Knowledge.Search;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Tests.Knowledge;

/// <summary>The articles we ship: complete, consistent, and typeset as French is.</summary>
public sealed partial class ShippedArticlesTests
{
    public static TheoryData<string> Tasks => [.. ShippedKnowledge.Intents.Except(["None", "Greet", "Thank", "Goodbye", "Help", "Cancel", "Confirm", "Deny"])];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Every_task_has_an_article(string intent) =>
        Assert.Contains(ShippedKnowledge.Shared.Articles, article => article.Intent == intent);

    [Fact]
    public void Every_link_to_an_article_leads_to_a_section_that_exists()
    {
        var articles = ShippedKnowledge.Shared.Articles;
        var places = articles.SelectMany(article => article.Sections.Select(section => $"/aide/{article.Slug}#{section.Anchor}"))
            .Concat(articles.Select(article => $"/aide/{article.Slug}")).Append("/aide").ToHashSet(StringComparer.Ordinal);
        var linked =
            from article in articles
            from Match link in Link().Matches(article.Html)
            let address = link.Groups[1].Value
            where address[0] is '/' or '#'
            select address[0] == '#' ? $"/aide/{article.Slug}{address}" : address;

        Assert.DoesNotContain(linked, address => !places.Contains(address));
    }

    [Fact]
    public void Every_status_code_of_the_portal_is_explained()
    {
        var text = File.ReadAllText(Path.Combine(ShippedKnowledge.Folder, "statuts.md"));

        Assert.DoesNotContain(Enum.GetValues<InvoiceStatus>(), status => !text.Contains($"`{ChorusCodes.CodeOf(status)}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Signs_and_spaces_are_those_of_french()
    {
        var badly =
            from file in Directory.EnumerateFiles(ShippedKnowledge.Folder, "*.md")
            from line in File.ReadAllText(file).Split("\n---\n", 2)[1].Split('\n')
            where !line.Contains("](", StringComparison.Ordinal) && Misset().IsMatch(line)
            select $"{Path.GetFileName(file)}: {line}";

        Assert.Empty(badly);
    }

    [Fact]
    public void No_quotation_is_long_or_cut_in_a_sentence()
    {
        foreach (var article in ShippedKnowledge.Shared.Articles)
        {
            foreach (var section in article.Sections)
            {
                var quote = Quotation.Of(new Finding(article, section, 1, []));
                Assert.True(quote.Length <= 1400, $"{article.Slug}#{section.Anchor}: {quote.Length}");
                Assert.DoesNotContain("](#", quote, StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("'| [:;?!»%€]|« ")]
    private static partial Regex Misset();
}
