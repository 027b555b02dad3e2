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
    public required Vote Vote { get; init; }

    /// <summary>What the user added.</summary>
    public string? Comment { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }
}
