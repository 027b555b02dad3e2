namespace ChorusAssistant.Bot.Nlu.Evaluation;

/// <summary>A text of a test set: its intent, and the first and second that were predicted.</summary>
internal sealed record EvaluatedText(string Text, string Expected, string Predicted, string Second);
