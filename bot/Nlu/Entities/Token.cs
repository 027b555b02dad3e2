namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>A run of letters, a run of digits, or one sign, in the folded text.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Start">Index of its first folded character.</param>
/// <param name="End">Index after its last one.</param>
/// <param name="SpaceBefore">Whether a space or the start of the text comes before.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, bool SpaceBefore)
{
    public int Length => End - Start;
}
