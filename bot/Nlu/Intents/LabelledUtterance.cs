namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>A training phrase: its words as <see cref="UtteranceReader"/> cuts them, and the number of its intent.</summary>
internal sealed record LabelledUtterance(IReadOnlyList<string> Tokens, int Label);
