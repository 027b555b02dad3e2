using static ChorusAssistant.Domain.Invoices.InvoiceStatus;

namespace ChorusAssistant.Domain.Invoices;

/// <summary>
/// Which invoices are under way to their payment (chorus-pro.md, 6.2): sent, not paid, and not at an end of another kind. A recipient
/// that is closed meanwhile leaves them stranded.
/// </summary>
public static class InvoicesInFlight
{
    /// <summary>The statuses of the others: not sent yet, or at their end.</summary>
    public static IReadOnlyList<InvoiceStatus> OtherStatuses { get; } =
    [
        Draft, ReadByOcr, Deleted, Abandoned, Refused1, Refused2, Rejected, Paid, NotCompliant, RefusedByProjectManager, RefusedByAuthority,
        RefusedBySupplier, Linked, ReplacedByA22, DuplicatedAfterRefusal,
    ];

    /// <summary>Whether an invoice of that status is under way.</summary>
    public static bool Holds(InvoiceStatus status) => !OtherStatuses.Contains(status);
}
