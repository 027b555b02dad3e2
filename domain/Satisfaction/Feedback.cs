namespace ChorusAssistant.Domain.Satisfaction;

/// <summary>Thumb up or down.</summary>
public enum Vote
{
    /// <summary>It helped.</summary>
    Up,

    /// <summary>It did not.</summary>
    Down,
}

/// <summary>A user's verdict on one answer. The last one counts: there is one per answer.</summary>
public sealed class Feedback : IVersioned
{
    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The answer.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The workflow that answered; null for an answer of no workflow.</summary>
    public string? Workflow { get; init; }

    /// <summary>The verdict.</summary>
    public Vote Vote { get; private set; }

    /// <summary>What the user added.</summary>
    public string? Comment { get; private set; }

    /// <summary>When the verdict was last given.</summary>
    public DateTimeOffset At { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Gives the verdict, or another one; a comment given before stays where no new one comes.</summary>
    public void Give(Vote vote, string? comment, DateTimeOffset now)
    {
        Vote = vote;
        Comment = comment ?? Comment;
        At = now;
    }
}
