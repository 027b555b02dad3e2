namespace ChorusAssistant.Bot.Content;

/// <summary>What the assistant says: Markdown text with <c>{name}</c> placeholders, what a voice says instead, and suggested answers.</summary>
public sealed record Reply(string Text, string? Speak, IReadOnlyList<string> Choices);
