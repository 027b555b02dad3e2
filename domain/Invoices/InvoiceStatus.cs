namespace ChorusAssistant.Domain.Invoices;

/// <summary>
/// The status catalogue of Chorus Pro: the 56 codes of its "Factures" API and one that only a client library knows.
/// </summary>
public enum InvoiceStatus
{
    /// <summary>Saved, not sent.</summary>
    [ChorusCode("BROUILLON")]
    Draft,

    /// <summary>Read from a PDF, not submitted.</summary>
    [ChorusCode("INTERPRETEE_OCR")]
    ReadByOcr,

    /// <summary>Sent; short-lived.</summary>
    [ChorusCode("DEPOSEE")]
    Deposited,

    /// <summary>On its way to the recipient.</summary>
    [ChorusCode("EN_COURS_ACHEMINEMENT")]
    InTransit,

    /// <summary>Deleted.</summary>
    [ChorusCode("SUPPRIMEE")]
    Deleted,

    /// <summary>Given up.</summary>
    [ChorusCode("ABANDONNEE")]
    Abandoned,

    /// <summary>Waits for the first validator.</summary>
    [ChorusCode("A_VALIDER_1")]
    ToValidate1,

    /// <summary>Accepted by the first validator.</summary>
    [ChorusCode("VALIDEE_1")]
    Validated1,

    /// <summary>Refused by the first validator.</summary>
    [ChorusCode("REFUSEE_1")]
    Refused1,

    /// <summary>The supplier named the wrong validator.</summary>
    [ChorusCode("ERREUR_FOURNISSEUR_SUR_VALIDEUR")]
    WrongValidator1,

    /// <summary>The first validator kept silent for 15 days.</summary>
    [ChorusCode("ABSENCE_VALIDATION_1_HORS_DELAI")]
    TacitlyValidated1,

    /// <summary>Waits for the second validator.</summary>
    [ChorusCode("A_VALIDER_2")]
    ToValidate2,

    /// <summary>Accepted by the second validator.</summary>
    [ChorusCode("VALIDEE_2")]
    Validated2,

    /// <summary>Refused by the second validator.</summary>
    [ChorusCode("REFUSEE_2")]
    Refused2,

    /// <summary>The joint contractor named the wrong validator.</summary>
    [ChorusCode("ERREUR_COTRAITANT_SUR_VALIDEUR")]
    WrongValidator2,

    /// <summary>The second validator kept silent for 15 days.</summary>
    [ChorusCode("ABSENCE_VALIDATION_2_HORS_DELAI")]
    TacitlyValidated2,

    /// <summary>The recipient can see it.</summary>
    [ChorusCode("MISE_A_DISPOSITION")]
    Available,

    /// <summary>The recipient works on it.</summary>
    [ChorusCode("PRISE_EN_COMPTE_DESTINATAIRE")]
    Acknowledged,

    /// <summary>Wrong recipient, service or commitment number: the supplier corrects it.</summary>
    [ChorusCode("A_RECYCLER")]
    ToRedirect,

    /// <summary>A document is missing.</summary>
    [ChorusCode("SUSPENDUE")]
    Suspended,

    /// <summary>The supplier must complete it.</summary>
    [ChorusCode("A_COMPLETER")]
    ToComplete,

    /// <summary>The supplier completed it.</summary>
    [ChorusCode("COMPLETEE")]
    Completed,

    /// <summary>Refused for good; a new invoice is needed.</summary>
    [ChorusCode("REJETEE")]
    Rejected,

    /// <summary>The recipient confirmed the delivery.</summary>
    [ChorusCode("SERVICE_FAIT")]
    ServiceConfirmed,

    /// <summary>Payment was ordered.</summary>
    [ChorusCode("MANDATEE")]
    PaymentOrdered,

    /// <summary>The public accountant has it.</summary>
    [ChorusCode("MISE_A_DISPOSITION_COMPTABLE")]
    WithAccountant,

    /// <summary>Entered in the accounts.</summary>
    [ChorusCode("COMPTABILISEE")]
    Booked,

    /// <summary>Payment was made.</summary>
    [ChorusCode("MISE_EN_PAIEMENT")]
    Paid,

    /// <summary>Not compliant.</summary>
    [ChorusCode("NON_CONFORME")]
    NotCompliant,

    /// <summary>Waits for the MOE.</summary>
    [ChorusCode("A_VALIDER_MOE")]
    ToValidateByProjectManager,

    /// <summary>Refused by the MOE.</summary>
    [ChorusCode("REFUSEE_MOE")]
    RefusedByProjectManager,

    /// <summary>The MOE must link a document.</summary>
    [ChorusCode("A_ASSOCIER_MOE")]
    ToLinkByProjectManager,

    /// <summary>An error of the MOE.</summary>
    [ChorusCode("ERREUR_DE_MOE")]
    ProjectManagerError,

    /// <summary>The MOE can see it.</summary>
    [ChorusCode("MISE_A_DISPOSITION_MOE")]
    AvailableToProjectManager,

    /// <summary>The MOE works on it.</summary>
    [ChorusCode("PRISE_EN_COMPTE_MOE")]
    AcknowledgedByProjectManager,

    /// <summary>The MOE kept silent for the statutory time.</summary>
    [ChorusCode("ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE")]
    TacitlyValidatedByProjectManager,

    /// <summary>The MOA must link a document.</summary>
    [ChorusCode("A_ASSOCIER_MOA")]
    ToLinkByAuthority,

    /// <summary>An error of the MOA.</summary>
    [ChorusCode("ERREUR_DE_MOA")]
    AuthorityError,

    /// <summary>Refused by the MOA.</summary>
    [ChorusCode("REFUSEE_MOA")]
    RefusedByAuthority,

    /// <summary>Sent to the MOA.</summary>
    [ChorusCode("TRANSMISE_MOA")]
    SentToAuthority,

    /// <summary>The MOA can see it.</summary>
    [ChorusCode("MISE_A_DISPOSITION_MOA")]
    AvailableToAuthority,

    /// <summary>The MOA works on it.</summary>
    [ChorusCode("PRISE_EN_COMPTE_MOA")]
    AcknowledgedByAuthority,

    /// <summary>The supplier must link a document.</summary>
    [ChorusCode("A_ASSOCIER_FOURNISSEUR")]
    ToLinkBySupplier,

    /// <summary>Refused by the supplier.</summary>
    [ChorusCode("REFUSEE_FOURNISSEUR")]
    RefusedBySupplier,

    /// <summary>Waits for the supplier's correction.</summary>
    [ChorusCode("EN_ATTENTE_RECYCLAGE_FOURNISSEUR")]
    AwaitingSupplierCorrection,

    /// <summary>A later document of the works file took it up.</summary>
    [ChorusCode("ASSOCIEE")]
    Linked,

    /// <summary>Replaced in the tacit procedure.</summary>
    [ChorusCode("REMPLACEE_PAR_A22")]
    ReplacedByA22,

    /// <summary>Copied after a refusal.</summary>
    [ChorusCode("DUPLIQUE_APRES_REFUS")]
    DuplicatedAfterRefusal,

    /// <summary>The supplier named the wrong MOE.</summary>
    [ChorusCode("ERREUR_FOURNISSEUR_SUR_MOE")]
    SupplierNamedWrongProjectManager,

    /// <summary>The supplier named the wrong MOA.</summary>
    [ChorusCode("ERREUR_FOURNISSEUR_SUR_MOA")]
    SupplierNamedWrongAuthority,

    /// <summary>The MOE named the wrong supplier.</summary>
    [ChorusCode("ERREUR_MOE_SUR_FOURNISSEUR")]
    ProjectManagerNamedWrongSupplier,

    /// <summary>The MOA named the wrong supplier.</summary>
    [ChorusCode("ERREUR_MOA_SUR_FOURNISSEUR")]
    AuthorityNamedWrongSupplier,

    /// <summary>The MOE named the wrong MOA.</summary>
    [ChorusCode("ERREUR_MOE_SUR_MOA")]
    ProjectManagerNamedWrongAuthority,

    /// <summary>Wrong recipient of a draft account.</summary>
    [ChorusCode("ERREUR_DESTINATAIRE_PD")]
    WrongRecipientOfPaymentRequest,

    /// <summary>Wrong recipient of a progress account.</summary>
    [ChorusCode("ERREUR_DESTINATAIRE_EA")]
    WrongRecipientOfProgressAccount,

    /// <summary>Technical: being converted.</summary>
    [ChorusCode("EN_COURS_TRAITEMENT_PIVOT_S")]
    PivotInProgress,

    /// <summary>Technical: unknown.</summary>
    [ChorusCode("TECHNIQUE_INCONNU")]
    UnknownToChorus,
}
