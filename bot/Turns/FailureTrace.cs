namespace ChorusAssistant.Bot.Turns;

/// <summary>Where something failed, for the log. An exception's message may repeat what somebody wrote, so it is left out.</summary>
public static class FailureTrace
{
    /// <summary>The types of the failure and of its causes, each with its stack.</summary>
    public static string Of(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        List<string> lines = [];
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            lines.Add($"{Environment.NewLine}{cause.GetType().FullName}{Environment.NewLine}{cause.StackTrace}");
        }

        return string.Concat(lines);
    }
}
