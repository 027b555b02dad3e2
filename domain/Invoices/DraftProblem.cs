namespace ChorusAssistant.Domain.Invoices;

/// <summary>What keeps a draft from being sent.</summary>
public enum DraftProblem
{
    /// <summary>Such documents are sent from another space than 'Factures émises'.</summary>
    WrongSpace,

    /// <summary>The recipient takes no invoices any more.</summary>
    RecipientInactive,

    /// <summary>The recipient wants a service to be named.</summary>
    ServiceMissing,

    /// <summary>The service named takes no invoices.</summary>
    ServiceInactive,

    /// <summary>The recipient, or the service named, wants a commitment number.</summary>
    CommitmentNumberMissing,

    /// <summary>The recipient wants a service or a commitment number.</summary>
    ServiceOrCommitmentNumberMissing,

    /// <summary>A subcontractor's request names nobody to validate it.</summary>
    ValidatorMissing,

    /// <summary>Amount without tax and VAT do not add up to the amount with tax.</summary>
    TotalsDisagree,

    /// <summary>More is asked for than the amount with tax.</summary>
    AmountDueTooHigh,

    /// <summary>A file's name is too long or has no extension.</summary>
    AttachmentNameInvalid,

    /// <summary>A file is of a kind that the portal does not take.</summary>
    AttachmentKindRefused,

    /// <summary>A file is too large.</summary>
    AttachmentTooLarge,

    /// <summary>All files together are too large.</summary>
    AttachmentsTooLarge,
}
