using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Workflows.DraftInvoices;

/// <summary>The invoices of suppliers, with whom they are addressed to. What is changed in them is stored with the unit of work.</summary>
public interface IDraftInvoices
{
    /// <summary>The drafts of these suppliers, the oldest first, at most <paramref name="maximum"/> of them.</summary>
    Task<IReadOnlyList<AddressedInvoice>> OldestDraftsAsync(IReadOnlyCollection<long> supplierIds, int maximum, CancellationToken cancellationToken);

    /// <summary>How many drafts these suppliers have.</summary>
    Task<int> CountDraftsAsync(IReadOnlyCollection<long> supplierIds, CancellationToken cancellationToken);

    /// <summary>The invoices of these suppliers with that number in any case, whatever their status.</summary>
    Task<IReadOnlyList<AddressedInvoice>> FindAsync(IReadOnlyCollection<long> supplierIds, InvoiceNumber number, CancellationToken cancellationToken);

    /// <summary>The invoice of that id if one of these suppliers issued it, with its history.</summary>
    Task<AddressedInvoice?> FindAsync(IReadOnlyCollection<long> supplierIds, long invoiceId, CancellationToken cancellationToken);

    /// <summary>Invoices that the portal has to take on by now, with their history, at most <paramref name="maximum"/> of them.</summary>
    Task<IReadOnlyList<AddressedInvoice>> DueAsync(DateTimeOffset now, int maximum, CancellationToken cancellationToken);
}

/// <summary>An invoice, with its attachments, and those it names.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Supplier">Who wants to be paid.</param>
/// <param name="Recipient">Who pays.</param>
/// <param name="Service">The recipient's service, or null.</param>
/// <param name="Validator">Who has to approve it first, or null.</param>
public sealed record AddressedInvoice(Invoice Invoice, Structure Supplier, Structure Recipient, Service? Service, Structure? Validator);
