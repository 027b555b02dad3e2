namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>A word of a question.</summary>
/// <param name="Stem">Its stem.</param>
/// <param name="Variants">What the articles have for it: itself, or the words it may be a mistyped form of; none when they do not know it.</param>
/// <param name="IsExact">Whether the articles have the word as it was typed.</param>
internal sealed record AskedWord(string Stem, IReadOnlyList<string> Variants, bool IsExact);
