namespace ChorusAssistant.Bot.Nlu;

public static class IntentNames
{
    /// <summary>What no intent covers.</summary>
    public const string None = "None";
}
