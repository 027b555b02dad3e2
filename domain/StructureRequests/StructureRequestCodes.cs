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

/// <summary>Why a structure whose SIRET is active is to be closed to invoices.</summary>
public enum DeactivationReason
{
    /// <summary>The body is dissolved.</summary>
    [ChorusCode("DISSOLUTION")]
    Dissolution,

    /// <summary>It merges with another one.</summary>
    [ChorusCode("FUSION")]
    Merger,

    /// <summary>Its task goes to another body.</summary>
    [ChorusCode("TRANSFERT_COMPETENCE")]
    TransferOfCompetence,

    /// <summary>It has got another SIRET.</summary>
    [ChorusCode("SIRET_REMPLACE")]
    ReplacedSiret,

    /// <summary>The structure should never have been there.</summary>
    [ChorusCode("ERREUR_CREATION")]
    CreatedByMistake,

    /// <summary>Anything else.</summary>
    [ChorusCode("AUTRE")]
    Other,
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
