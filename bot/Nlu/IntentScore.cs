namespace ChorusAssistant.Bot.Nlu;

/// <summary>An intent with the probability that it is the right one; all of a ranking add up to one.</summary>
public sealed record IntentScore(string Name, double Confidence);
