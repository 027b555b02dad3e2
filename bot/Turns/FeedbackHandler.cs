namespace ChorusAssistant.Bot.Turns;

/// <summary>Thumbs.</summary>
public sealed class FeedbackHandler
{
    /// <summary>Later.</summary>
    public Task OnFeedbackAsync(TurnContext turn) => Task.CompletedTask;
}
