using ChorusAssistant.Domain.Invoices;
using static ChorusAssistant.Domain.Invoices.InvoiceStatus;

namespace ChorusAssistant.Workflows.InvoiceTracking;

/// <summary>Who has to do what for an invoice to go on.</summary>
public enum InvoiceStep
{
    /// <summary>The supplier sends the draft.</summary>
    Send,

    /// <summary>The supplier checks what was read from the PDF, and sends it.</summary>
    CheckReading,

    /// <summary>The portal carries it.</summary>
    WaitForTransit,

    /// <summary>The validator answers.</summary>
    WaitForValidator,

    /// <summary>The supplier names another validator.</summary>
    NameValidator,

    /// <summary>The recipient works on it.</summary>
    WaitForRecipient,

    /// <summary>The supplier corrects recipient, service or commitment number.</summary>
    Redirect,

    /// <summary>The supplier adds what is missing.</summary>
    Complete,

    /// <summary>The supplier issues a new one.</summary>
    IssueAgain,

    /// <summary>The recipient and its accountant pay.</summary>
    WaitForPayment,

    /// <summary>The transfer is under way.</summary>
    ExpectTransfer,

    /// <summary>The next party of the works contract acts.</summary>
    WaitForWorksParty,

    /// <summary>The supplier acts in the works file.</summary>
    ActInWorksFile,

    /// <summary>A later document of the works file goes on instead.</summary>
    FollowWorksFile,

    /// <summary>It is over.</summary>
    Nothing,

    /// <summary>Support knows.</summary>
    AskSupport,
}

/// <summary>The step that each status waits for.</summary>
internal static class InvoiceSteps
{
    public static InvoiceStep After(InvoiceStatus status) => status switch
    {
        Draft => InvoiceStep.Send,
        ReadByOcr => InvoiceStep.CheckReading,
        Deposited or InTransit or Validated1 or Validated2 or TacitlyValidated1 or TacitlyValidated2 or SentToAuthority => InvoiceStep.WaitForTransit,
        ToValidate1 or ToValidate2 => InvoiceStep.WaitForValidator,
        WrongValidator1 or WrongValidator2 => InvoiceStep.NameValidator,
        Available or Acknowledged or Completed => InvoiceStep.WaitForRecipient,
        ToRedirect => InvoiceStep.Redirect,
        Suspended or ToComplete => InvoiceStep.Complete,
        Rejected or Refused1 or Refused2 or NotCompliant => InvoiceStep.IssueAgain,
        ServiceConfirmed or PaymentOrdered or WithAccountant or Booked => InvoiceStep.WaitForPayment,
        Paid => InvoiceStep.ExpectTransfer,
        ToValidateByProjectManager or ToLinkByProjectManager or AvailableToProjectManager or AcknowledgedByProjectManager
            or TacitlyValidatedByProjectManager or ToLinkByAuthority or AvailableToAuthority or AcknowledgedByAuthority
            or ProjectManagerError or AuthorityError or ProjectManagerNamedWrongSupplier or AuthorityNamedWrongSupplier
            or ProjectManagerNamedWrongAuthority => InvoiceStep.WaitForWorksParty,
        RefusedByProjectManager or RefusedByAuthority or ToLinkBySupplier or AwaitingSupplierCorrection or SupplierNamedWrongProjectManager
            or SupplierNamedWrongAuthority or WrongRecipientOfPaymentRequest or WrongRecipientOfProgressAccount => InvoiceStep.ActInWorksFile,
        Linked or ReplacedByA22 or DuplicatedAfterRefusal or RefusedBySupplier => InvoiceStep.FollowWorksFile,
        Deleted or Abandoned => InvoiceStep.Nothing,
        PivotInProgress or UnknownToChorus => InvoiceStep.AskSupport,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without its step."),
    };
}
