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
