using System.Collections.Frozen;
using static ChorusAssistant.Domain.Invoices.InvoiceStatus;

namespace ChorusAssistant.Domain.Invoices;

/// <summary>
/// Which status may follow which (chorus-pro.md, 6.3 to 6.5). The recipient's optional steps may be skipped, and no tacit acceptance
/// is final.
/// </summary>
public static class InvoiceTransitions
{
    // The recipient's way to payment, in order; each step may be left out.
    private static readonly InvoiceStatus[] _payment = [Available, Acknowledged, ServiceConfirmed, PaymentOrdered, WithAccountant, Booked, Paid];

    private static readonly FrozenDictionary<InvoiceStatus, InvoiceStatus[]> _table = new Dictionary<InvoiceStatus, InvoiceStatus[]>
    {
        [Draft] = [Deposited, ToValidate1, Deleted],
        [Deposited] = [InTransit, ToValidate1, AvailableToProjectManager, AvailableToAuthority, ToLinkBySupplier, Available],
        [InTransit] = [Available],
        [ToValidate1] = [Validated1, Refused1, WrongValidator1, TacitlyValidated1],
        [WrongValidator1] = [ToValidate1, Abandoned],
        [Validated1] = [InTransit, ToValidate2, AvailableToProjectManager],
        [TacitlyValidated1] = [InTransit, ToValidate2, AvailableToProjectManager],
        [ToValidate2] = [Validated2, Refused2, WrongValidator2, TacitlyValidated2],
        [WrongValidator2] = [ToValidate2, Abandoned],
        [Validated2] = [InTransit, AvailableToProjectManager],
        [TacitlyValidated2] = [InTransit, AvailableToProjectManager],
        [ToRedirect] = [InTransit, Abandoned],
        [Suspended] = [Completed],
        [ToComplete] = [Completed],
        [Completed] = [Available],
        [AvailableToProjectManager] = [AcknowledgedByProjectManager, Linked, RefusedByProjectManager],
        [AcknowledgedByProjectManager] = [Linked, RefusedByProjectManager],
        [AvailableToAuthority] = [AcknowledgedByAuthority, Linked, RefusedByAuthority],
        [AcknowledgedByAuthority] = [Linked, RefusedByAuthority],
        [ToLinkBySupplier] = [Linked, RefusedBySupplier],
    }.ToFrozenDictionary();

    /// <summary>Whether an invoice may go from one status to the other.</summary>
    public static bool Allows(InvoiceStatus from, InvoiceStatus to)
    {
        if (_table.TryGetValue(from, out var next) && next.Contains(to))
        {
            return true;
        }

        var step = Array.IndexOf(_payment, from);
        return step >= 0 && from != Paid && (Array.IndexOf(_payment, to) > step || to is ToRedirect or Suspended or Rejected);
    }
}
