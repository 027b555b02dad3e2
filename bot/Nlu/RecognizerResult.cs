namespace ChorusAssistant.Bot.Nlu;

/// <summary>What was understood of a text.</summary>
/// <param name="Text">The text as received.</param>
/// <param name="Language">The language it is written in: "fr" or "en".</param>
/// <param name="Ranking">Every intent, the likeliest first; <see cref="IntentNames.None"/> first when the text is out of scope.</param>
/// <param name="Entities">In the order of the text, never overlapping.</param>
public sealed record RecognizerResult(string Text, string Language, IReadOnlyList<IntentScore> Ranking, IReadOnlyList<Entity> Entities);
