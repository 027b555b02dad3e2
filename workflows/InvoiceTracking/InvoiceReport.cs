using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Workflows.InvoiceTracking;

/// <summary>What the person is to the invoice.</summary>
public enum InvoiceSide
{
    /// <summary>It wants the money.</summary>
    Supplier,

    /// <summary>It pays.</summary>
    Recipient,

    /// <summary>It approves.</summary>
    Validator,
}

/// <summary>Where the payment stands against the statutory period.</summary>
public enum PaymentOutlook
{
    /// <summary>There is nothing to say: not sent, refused, paid, paid already by card.</summary>
    None,

    /// <summary>The period begins when the recipient gets it.</summary>
    NotStarted,

    /// <summary>The period runs.</summary>
    Running,

    /// <summary>The period is over and no payment is known.</summary>
    Overdue,

    /// <summary>The period runs, and the portal will not learn of the payment.</summary>
    RunningUnseen,

    /// <summary>The period is over, and the portal would not have learned of the payment.</summary>
    OverdueUnseen,
}

/// <summary>An invoice as it is told to somebody who may see it.</summary>
/// <param name="InvoiceId">The portal's id.</param>
/// <param name="Number">The supplier's number.</param>
/// <param name="SupplierId">Who issued it.</param>
/// <param name="SupplierName">Its name.</param>
/// <param name="RecipientName">The payer's name.</param>
/// <param name="Validator">Name of the structure whose approval it waits for or got last, or null.</param>
/// <param name="Side">What the person is to it.</param>
/// <param name="Status">Status code.</param>
/// <param name="Since">Since when.</param>
/// <param name="Step">Who has to do what now.</param>
/// <param name="Reason">Why it was refused, rejected or suspended, or null.</param>
/// <param name="TotalInclTax">Amount with tax, in euros.</param>
/// <param name="ValidateBy">Last day for the validator, or null.</param>
/// <param name="Outlook">Where the payment stands.</param>
/// <param name="PayBy">Last day of the payment period, or null.</param>
/// <param name="PaymentPeriodDays">The recipient's payment period in days, or null.</param>
/// <param name="MaySend">Whether it is a draft that the person may send.</param>
/// <param name="History">Every status so far, the oldest first.</param>
public sealed record InvoiceReport(
    long InvoiceId,
    InvoiceNumber Number,
    long SupplierId,
    string SupplierName,
    string RecipientName,
    string? Validator,
    InvoiceSide Side,
    string Status,
    DateTimeOffset Since,
    InvoiceStep Step,
    string? Reason,
    decimal TotalInclTax,
    DateOnly? ValidateBy,
    PaymentOutlook Outlook,
    DateOnly? PayBy,
    int? PaymentPeriodDays,
    bool MaySend,
    IReadOnlyList<ReportedPassage> History)
{
    /// <summary>The other side's name.</summary>
    public string Partner => Side == InvoiceSide.Supplier ? RecipientName : SupplierName;
}

/// <summary>A status that an invoice entered.</summary>
/// <param name="Status">Status code.</param>
/// <param name="At">When.</param>
/// <param name="Comment">What was written, or null.</param>
public sealed record ReportedPassage(string Status, DateTimeOffset At, string? Comment);
