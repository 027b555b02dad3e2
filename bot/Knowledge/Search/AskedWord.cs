namespace ChorusAssistant.Bot.Knowledge.Search;

/// <summary>A word of a question.</summary>
/// <param name="Stem">Its stem.</param>
/// <param name="Variants">
/// What the articles have for it, and from 0 to 1 how much that counts: the word itself, those that mean the same, or the words that it may be
/// a mistyped form of; none when the articles do not know it.
/// </param>
internal sealed record AskedWord(string Stem, IReadOnlyList<(string Stem, double Trust)> Variants)
{
    /// <summary>Whether the articles know it in no form.</summary>
    public bool IsUnknown => Variants.Count == 0;
}
