namespace ChorusAssistant.Domain.Training;

/// <summary>Whether a session takes registrations.</summary>
public enum TrainingSessionState
{
    /// <summary>There are seats.</summary>
    [ChorusCode("OUVERTE")]
    Open,

    /// <summary>There is none left.</summary>
    [ChorusCode("COMPLETE")]
    Full,

    /// <summary>It is over.</summary>
    [ChorusCode("TERMINEE")]
    Over,
}
