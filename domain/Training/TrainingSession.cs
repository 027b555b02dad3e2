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

/// <summary>A guided session on the portal.</summary>
public sealed class TrainingSession : IVersioned
{
    private readonly List<TrainingRegistration> _registrations = [];

    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>What it is about.</summary>
    public required string Theme { get; init; }

    /// <summary>Code of whom it is for: ENTREPRISE, PRESTATAIRE_JUSTICE, ENTITE_PUBLIQUE.</summary>
    public required string Audience { get; init; }

    /// <summary>When it starts.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>How long it takes.</summary>
    public required int DurationMinutes { get; init; }

    /// <summary>Code of how it is held: WEBINAIRE ...</summary>
    public required string Mode { get; init; }

    /// <summary>How many may take part.</summary>
    public required int Capacity { get; init; }

    /// <summary>How many do; counts people registered elsewhere too.</summary>
    public required int ParticipantCount { get; init; }

    /// <summary>Whether it takes registrations.</summary>
    public required TrainingSessionState State { get; init; }

    /// <summary>The public form.</summary>
    public required Uri RegistrationLink { get; init; }

    /// <summary>The registrations known by name, when loaded.</summary>
    public IReadOnlyList<TrainingRegistration> Registrations => _registrations;

    /// <inheritdoc/>
    public int Version { get; private set; }
}
