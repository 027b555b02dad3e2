using System.Globalization;
using System.Text;

namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>The part of a section that is said in a chat: whole sentences, whole steps, and of a long list what was asked for.</summary>
public static class Quotation
{
    // Before steps only what introduces them; without steps a few sentences. The page has the rest.
    private const int LongestIntroduction = 240;
    private const int LongestText = 480;
    private const int LongestList = 6;
    private const int MostChosen = 3;

    /// <summary>Markdown whose links lead from the service's root.</summary>
    public static string Of(Finding found)
    {
        ArgumentNullException.ThrowIfNull(found);
        using var analysis = new FrenchAnalysis();
        var blocks = found.Section.HasSteps ? StepsOf(found.Section) : SentencesOf(found.Section);
        var text = string.Join("\n\n", blocks.Select(block => Write(block, found.Stems, analysis)));
        return text.Replace("](#", $"](/aide/{found.Article.Slug}#", StringComparison.Ordinal);
    }

    private static List<ArticleBlock> StepsOf(ArticleSection section)
    {
        var first = section.Blocks.TakeWhile(block => block.Kind != ArticleBlockKind.Steps).Count();
        List<ArticleBlock> blocks = [section.Blocks[first]];
        if (first > 0 && section.Blocks[first - 1] is { Kind: ArticleBlockKind.Paragraph } before && before.Text[0].Length <= LongestIntroduction)
        {
            blocks.Insert(0, before);
        }

        return blocks;
    }

    private static List<ArticleBlock> SentencesOf(ArticleSection section)
    {
        List<ArticleBlock> blocks = [];
        var length = 0;
        foreach (var block in section.Blocks.Where(block => block.Kind != ArticleBlockKind.Table))
        {
            length += Math.Min(block.Items.Count, LongestList) * block.Text.Sum(text => text.Length) / block.Items.Count;
            if (blocks.Count > 0 && length > LongestText)
            {
                break;
            }

            blocks.Add(block);
        }

        return blocks.Count > 0 ? blocks : [section.Blocks[0]];
    }

    private static string Write(ArticleBlock block, IReadOnlyList<string> stems, FrenchAnalysis analysis)
    {
        if (block.Kind == ArticleBlockKind.Paragraph)
        {
            return block.Items[0];
        }

        var text = new StringBuilder();
        var (items, isCut) = block.Kind == ArticleBlockKind.Steps ? (block.Items, false) : Chosen(block, stems, analysis);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(block.Kind == ArticleBlockKind.Steps ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ") : "- ").Append(items[i]).Append('\n');
        }

        return isCut ? text.Append("- …").ToString() : text.ToString().TrimEnd('\n');
    }

    /// <summary>Of a long list the items that speak of what was asked; its beginning where none does.</summary>
    private static (IReadOnlyList<string> Items, bool IsCut) Chosen(ArticleBlock block, IReadOnlyList<string> stems, FrenchAnalysis analysis)
    {
        if (block.Items.Count <= LongestList)
        {
            return (block.Items, false);
        }

        var rated = block.Text.Select((text, index) => (Index: index, Common: analysis.StemsOf(text).Distinct(StringComparer.Ordinal).Count(stems.Contains))).ToList();
        var best = rated.Max(item => item.Common);
        // What every item has in common with the question tells nothing.
        var chosen = best > rated.Min(item => item.Common) ? rated.Where(item => item.Common == best).Take(MostChosen).ToList() : [];
        return chosen.Count > 0 ? ([.. chosen.Select(item => block.Items[item.Index])], true) : ([.. block.Items.Take(LongestList - 1)], true);
    }
}
