namespace ChorusAssistant.Bot.Knowledge;

/// <summary>What a block of an article is.</summary>
public enum ArticleBlockKind
{
    /// <summary>Sentences.</summary>
    Paragraph,

    /// <summary>A list in any order.</summary>
    List,

    /// <summary>A numbered list.</summary>
    Steps,

    /// <summary>A table; found by the search, not quoted in a chat.</summary>
    Table,
}

/// <summary>One block of a section.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Items">Markdown on one line each: the paragraph itself, the items of a list, the rows of a table.</param>
/// <param name="Text">The same as plain text, for the search.</param>
public sealed record ArticleBlock(ArticleBlockKind Kind, IReadOnlyList<string> Items, IReadOnlyList<string> Text);
