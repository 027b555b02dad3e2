namespace ChorusAssistant.Domain.Structures;

/// <summary>What a user may do in a structure.</summary>
public enum StructureRole
{
    /// <summary>Runs the structure; the only one to reset technical passwords.</summary>
    [ChorusCode("GESTIONNAIRE_PRINCIPAL")]
    MainManager,

    /// <summary>Runs it as well.</summary>
    [ChorusCode("GESTIONNAIRE_SECONDAIRE")]
    SecondaryManager,

    /// <summary>Works in its spaces.</summary>
    [ChorusCode("UTILISATEUR")]
    User,
}

/// <summary>Whether an attachment counts.</summary>
public enum AttachmentState
{
    /// <summary>Approved by a manager.</summary>
    [ChorusCode("ACTIF")]
    Active,

    /// <summary>Asked for, not approved yet.</summary>
    [ChorusCode("EN_ATTENTE")]
    Pending,

    /// <summary>Over.</summary>
    [ChorusCode("INACTIF")]
    Inactive,
}

/// <summary>A user's attachment to a structure ("rattachement"): all rights come from here, structure by structure.</summary>
public sealed class Attachment : IVersioned
{
    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>Who.</summary>
    public required long AccountId { get; init; }

    /// <summary>To what.</summary>
    public required long StructureId { get; init; }

    /// <summary>As what.</summary>
    public required StructureRole Role { get; init; }

    /// <summary>Whether it counts.</summary>
    public required AttachmentState State { get; init; }

    /// <summary>The parts of the portal the user is entitled to, by the codes of <see cref="SpaceCodes"/>.</summary>
    public required IReadOnlyList<string> Spaces { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }
}
