namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>A section that the search has found.</summary>
/// <param name="Article">The article it stands in.</param>
/// <param name="Section">The section.</param>
/// <param name="Confidence">From 0 to 1: how much of what was asked the section speaks of.</param>
/// <param name="Stems">The question's words as the articles have them.</param>
public sealed record Finding(Article Article, ArticleSection Section, double Confidence, IReadOnlyList<string> Stems);
