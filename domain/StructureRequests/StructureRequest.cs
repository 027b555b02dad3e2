using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Domain.StructureRequests;

/// <summary>What is asked for a structure.</summary>
public enum StructureRequestType
{
    /// <summary>Open it to invoices.</summary>
    [ChorusCode("ACTIVATION")]
    Activation,

    /// <summary>Close it to invoices.</summary>
    [ChorusCode("INACTIVATION")]
    Deactivation,
}

/// <summary>Where a request is in its life.</summary>
public enum StructureRequestState
{
    /// <summary>The user has not confirmed yet.</summary>
    [ChorusCode("A_CONFIRMER")]
    ToConfirm,

    /// <summary>Held until the invoices in flight are settled or accepted.</summary>
    [ChorusCode("BLOQUEE_FACTURES_EN_COURS")]
    HeldByInvoices,

    /// <summary>A supporting document is missing.</summary>
    [ChorusCode("EN_ATTENTE_JUSTIFICATIF")]
    AwaitingDocument,

    /// <summary>An agent reviews it.</summary>
    [ChorusCode("EN_ATTENTE_INSTRUCTION")]
    AwaitingReview,

    /// <summary>Done.</summary>
    [ChorusCode("TRAITEE")]
    Done,

    /// <summary>Refused by an agent.</summary>
    [ChorusCode("REFUSEE")]
    Refused,

    /// <summary>Refused because the SIRET is closed.</summary>
    [ChorusCode("REFUSEE_SIRET_INACTIF")]
    RefusedForClosedSiret,

    /// <summary>Given up by the user.</summary>
    [ChorusCode("ABANDONNEE")]
    Abandoned,
}

/// <summary>The user's verdict on the assistant at the end.</summary>
public enum RequestRating
{
    /// <summary>Thumb up.</summary>
    [ChorusCode("POUCE_VERT")]
    Up,

    /// <summary>Thumb down.</summary>
    [ChorusCode("POUCE_ROUGE")]
    Down,
}

/// <summary>A request to activate or deactivate a public structure.</summary>
public sealed class StructureRequest : IVersioned
{
    /// <summary>The request's number; given by the store to new ones.</summary>
    public long Id { get; init; }

    /// <summary>What is asked.</summary>
    public required StructureRequestType Type { get; init; }

    /// <summary>For which structure.</summary>
    public required long StructureId { get; init; }

    /// <summary>By whom.</summary>
    public required long AccountId { get; init; }

    /// <summary>What SIRENE said at the time.</summary>
    public required SireneState ObservedSireneState { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required StructureRequestState State { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The verdict, once given.</summary>
    public RequestRating? Rating { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }
}
