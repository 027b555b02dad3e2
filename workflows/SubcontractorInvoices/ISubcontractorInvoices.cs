using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Workflows.SubcontractorInvoices;

/// <summary>Requests that one or two validators approve. What is changed in them is stored with the unit of work.</summary>
public interface ISubcontractorInvoices
{
    /// <summary>Those that await the answer of one of these structures, the nearest deadline first, at most <paramref name="maximum"/>.</summary>
    Task<IReadOnlyList<ValidatedInvoice>> AwaitingAsync(IReadOnlyCollection<long> validatorIds, int maximum, CancellationToken cancellationToken);

    /// <summary>Those of that number, in any case, that name one of these structures as a validator, whatever their status; drafts never.</summary>
    Task<IReadOnlyList<ValidatedInvoice>> FindAsync(IReadOnlyCollection<long> validatorIds, InvoiceNumber number, CancellationToken cancellationToken);

    /// <summary>The one of that id, if it names one of these structures as a validator.</summary>
    Task<ValidatedInvoice?> FindAsync(IReadOnlyCollection<long> validatorIds, long invoiceId, CancellationToken cancellationToken);

    /// <summary>Those whose validator did not answer before <paramref name="today"/>, at most <paramref name="maximum"/>.</summary>
    Task<IReadOnlyList<ValidatedInvoice>> OverdueAsync(DateOnly today, int maximum, CancellationToken cancellationToken);
}

/// <summary>A request with those it names.</summary>
/// <param name="Invoice">The request with history and attachments.</param>
/// <param name="Supplier">Who wants to be paid.</param>
/// <param name="Recipient">Who pays.</param>
/// <param name="FirstValidator">Who approves first.</param>
/// <param name="SecondValidator">Who approves then, or null.</param>
/// <param name="MarketNumber">The contract's number, or null.</param>
/// <param name="Contractors">The contract's main and joint contractors, who alone may approve; empty where the request names no contract.</param>
public sealed record ValidatedInvoice(
    Invoice Invoice, Structure Supplier, Structure Recipient, Structure FirstValidator, Structure? SecondValidator, string? MarketNumber, IReadOnlyList<long> Contractors)
{
    /// <summary>The validator whose answer is awaited, or was awaited last.</summary>
    public Structure Validator => Invoice.AwaitedValidatorId == SecondValidator?.Id && SecondValidator is not null ? SecondValidator : FirstValidator;

    /// <summary>Whether that structure may answer for the contract.</summary>
    public bool IsContractor(long structureId) => Invoice.MarketId is null || Contractors.Contains(structureId);
}
