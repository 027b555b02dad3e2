using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChorusAssistant.Bot.Knowledge;

/// <summary>What a reader sees of Markdown, without its signs.</summary>
internal static class PlainText
{
    public static string Of(Block block)
    {
        var leaves = block is LeafBlock leaf ? [leaf] : ((ContainerBlock)block).Descendants<LeafBlock>();
        return string.Join(' ', leaves.Select(each => Of(each.Inline)));
    }

    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
            }
        }

        return text.ToString();
    }
}
