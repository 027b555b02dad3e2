namespace ChorusAssistant.Bot.Knowledge;

/// <summary>What stands under one heading of the second or third level.</summary>
/// <param name="Anchor">The heading's place on the page: <c>/aide/{slug}#{anchor}</c>.</param>
/// <param name="Heading">Plain text; the article's title for what stands before the first heading.</param>
/// <param name="Level">2 or 3; 1 for what stands before the first heading.</param>
/// <param name="Blocks">Its paragraphs and lists, in order.</param>
/// <param name="Questions">Questions that it answers, as people ask them.</param>
public sealed record ArticleSection(string Anchor, string Heading, int Level, IReadOnlyList<ArticleBlock> Blocks, IReadOnlyList<string> Questions)
{
    /// <summary>The anchor of what stands before the first heading.</summary>
    public const string IntroductionAnchor = "en-bref";

    /// <summary>Whether it says what to do, one step after the other.</summary>
    public bool HasSteps => Blocks.Any(block => block.Kind == ArticleBlockKind.Steps);
}
