using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Workflows.InvoiceTracking;

/// <summary>Invoices with their histories and those they name, for reading only. Whoever asks gives the scope that a person may see.</summary>
public interface ITrackedInvoices
{
    /// <summary>The invoices in the scope with that number, give or take case and signs.</summary>
    Task<IReadOnlyList<TrackedInvoice>> FindAsync(TrackingScope scope, InvoiceNumber number, CancellationToken cancellationToken);

    /// <summary>The invoice of that id, if it is in the scope.</summary>
    Task<TrackedInvoice?> FindAsync(TrackingScope scope, long invoiceId, CancellationToken cancellationToken);

    /// <summary>The newest invoices in the scope by their date, at most <paramref name="maximum"/> of them; only those with that structure if one is given.</summary>
    Task<IReadOnlyList<TrackedInvoice>> NewestAsync(TrackingScope scope, string? partner, int maximum, CancellationToken cancellationToken);

    /// <summary>The names of the structures that invoices in the scope are exchanged with.</summary>
    Task<IReadOnlyList<string>> PartnersAsync(TrackingScope scope, CancellationToken cancellationToken);
}

/// <summary>The structures whose invoices a person may see, by what the structure is to the invoice.</summary>
/// <param name="Issuing">As supplier or depositor, drafts included.</param>
/// <param name="Receiving">As recipient, once it was delivered.</param>
/// <param name="Validating">As validator, once it was sent.</param>
public sealed record TrackingScope(IReadOnlyCollection<long> Issuing, IReadOnlyCollection<long> Receiving, IReadOnlyCollection<long> Validating)
{
    /// <summary>Whether there can be anything in it.</summary>
    public bool IsEmpty => Issuing.Count + Receiving.Count + Validating.Count == 0;
}

/// <summary>An invoice and those it names.</summary>
/// <param name="Invoice">The invoice with its history.</param>
/// <param name="Supplier">Who wants to be paid.</param>
/// <param name="Recipient">Who pays.</param>
/// <param name="Validator">Whose approval it waits for or got last, or null.</param>
public sealed record TrackedInvoice(Invoice Invoice, Structure Supplier, Structure Recipient, Structure? Validator);
