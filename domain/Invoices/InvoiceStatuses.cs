using static ChorusAssistant.Domain.Invoices.InvoiceStatus;

namespace ChorusAssistant.Domain.Invoices;

/// <summary>Statuses by what they tell.</summary>
public static class InvoiceStatuses
{
    /// <summary>
    /// An invoice that was in one of these once has reached its recipient: until then it is the supplier's business and its validator's
    /// (chorus-pro.md, T1 and T2). Works documents reach the MOE or the MOA first.
    /// </summary>
    public static IReadOnlyList<InvoiceStatus> Delivered { get; } = [Available, AvailableToProjectManager, AvailableToAuthority];
}
