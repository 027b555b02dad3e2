namespace ChorusAssistant.Domain.Training;

/// <summary>What a registration is worth.</summary>
public enum TrainingRegistrationState
{
    /// <summary>A seat.</summary>
    Registered,

    /// <summary>A place in the queue for one.</summary>
    Waitlisted,

    /// <summary>Nothing any more.</summary>
    Cancelled,
}

/// <summary>One person's registration to a session.</summary>
public sealed class TrainingRegistration : IVersioned
{
    /// <summary>The session.</summary>
    public required long SessionId { get; init; }

    /// <summary>Who.</summary>
    public required long AccountId { get; init; }

    /// <summary>The day of registration.</summary>
    public required DateOnly RegisteredOn { get; init; }

    /// <summary>What it is worth.</summary>
    public required TrainingRegistrationState State { get; init; }

    /// <summary>Whether the person came; null before the session.</summary>
    public bool? WasPresent { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }
}
