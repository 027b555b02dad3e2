using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Domain.Invoices;

/// <summary>A payment request: invoice, credit note, works document. Amounts in <see cref="Currency"/>, with two decimals.</summary>
public sealed partial class Invoice : IVersioned
{
    private readonly List<InvoiceStatusChange> _history = [];
    private readonly List<InvoiceAttachment> _attachments = [];
    private InvoiceStatus _status;
    private DateTimeOffset _statusSince;
    private DateOnly? _depositedOn;
    private DateOnly? _validateBy;
    private DateOnly? _paymentPeriodFrom;
    private DateOnly? _payBy;
    private string? _reason;

    /// <summary>The portal's id (<c>idFacture</c>).</summary>
    public required long Id { get; init; }

    /// <summary>The supplier's number; unique per supplier.</summary>
    public required InvoiceNumber Number { get; init; }

    /// <summary>Code <c>typeDemandePaiement</c>: FACTURE, FACTURE_TRAVAUX ...</summary>
    public required string RequestType { get; init; }

    /// <summary>Code <c>typeFacture</c>: FACTURE, AVOIR ...</summary>
    public required string DocumentType { get; init; }

    /// <summary>Code of the "cadre de facturation": who files what, such as <c>A1_FACTURE_FOURNISSEUR</c>.</summary>
    public required string Frame { get; init; }

    /// <summary>Code <c>typeFactureTravaux</c> of works documents.</summary>
    public string? WorksDocumentType { get; init; }

    /// <summary>The structure that wants to be paid.</summary>
    public required long SupplierId { get; init; }

    /// <summary>The structure that filed it; differs from the supplier on works documents of MOE and MOA.</summary>
    public required long DepositorId { get; init; }

    /// <summary>The structure that pays.</summary>
    public required long RecipientId { get; init; }

    /// <summary>The recipient's service.</summary>
    public long? RecipientServiceId { get; init; }

    /// <summary>The public contract it belongs to.</summary>
    public long? MarketId { get; init; }

    /// <summary>The works file it is part of.</summary>
    public long? DossierId { get; init; }

    /// <summary>The structure that must approve it first.</summary>
    public long? FirstValidatorId { get; init; }

    /// <summary>The structure that must approve it after the first.</summary>
    public long? SecondValidatorId { get; init; }

    /// <summary>The buyer's commitment number (EJ).</summary>
    public string? CommitmentNumber { get; init; }

    /// <summary>Date on the document.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Day of deposit; none while it is a draft.</summary>
    public DateOnly? DepositedOn { get => _depositedOn; init => _depositedOn = value; }

    /// <summary>Where it is in its life.</summary>
    public required InvoiceStatus Status { get => _status; init => _status = value; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset StatusSince { get => _statusSince; init => _statusSince = value; }

    /// <summary>Last day for the validator to answer; silence then counts as acceptance.</summary>
    public DateOnly? ValidateBy { get => _validateBy; init => _validateBy = value; }

    /// <summary>Day the statutory payment period starts.</summary>
    public DateOnly? PaymentPeriodFrom { get => _paymentPeriodFrom; init => _paymentPeriodFrom = value; }

    /// <summary>Last day of that period.</summary>
    public DateOnly? PayBy { get => _payBy; init => _payBy = value; }

    /// <summary>Amount without tax.</summary>
    public required decimal TotalExclTax { get; init; }

    /// <summary>VAT rate in percent.</summary>
    public required decimal TaxRate { get; init; }

    /// <summary>VAT.</summary>
    public required decimal Tax { get; init; }

    /// <summary>Amount with tax.</summary>
    public required decimal TotalInclTax { get; init; }

    /// <summary>What is left to pay; never more than <see cref="TotalInclTax"/>.</summary>
    public required decimal AmountDue { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>Code <c>typeTva</c>.</summary>
    public required string TaxType { get; init; }

    /// <summary>Code of how it was filed: SAISIE_PORTAIL, EDI ...</summary>
    public required string DepositMode { get; init; }

    /// <summary>What was written with its present status: why it was refused, rejected or suspended, in the words of whoever did it.</summary>
    public string? Reason { get => _reason; init => _reason = value; }

    /// <summary>When the portal itself takes it to the next status on its way, once asked to (<see cref="ForwardAfter"/>); null where it waits for a person.</summary>
    public DateTimeOffset? ForwardAt { get; private set; }

    /// <summary>All statuses so far, when loaded.</summary>
    public IReadOnlyList<InvoiceStatusChange> History => _history;

    /// <summary>The attached files, when loaded.</summary>
    public IReadOnlyList<InvoiceAttachment> Attachments => _attachments;

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Enters the next status and writes it into the history, which must be loaded.</summary>
    /// <param name="next">The status; <see cref="InvoiceTransitions"/> says which may follow.</param>
    /// <param name="now">When.</param>
    /// <param name="accountId">Who does it; null for the system and for tacit decisions.</param>
    /// <param name="comment">What that person wrote.</param>
    /// <exception cref="InvalidOperationException">The status may not follow the present one.</exception>
    public void MoveTo(InvoiceStatus next, DateTimeOffset now, long? accountId, string? comment)
    {
        if (!InvoiceTransitions.Allows(_status, next))
        {
            throw new InvalidOperationException($"An invoice does not go from {_status} to {next}.");
        }

        (_status, _statusSince, ForwardAt) = (next, now, null);
        // What a validator writes with a yes is a message; it stays in the history.
        _reason = next is InvoiceStatus.Validated1 or InvoiceStatus.Validated2 ? null : comment;
        _history.Add(new InvoiceStatusChange
        {
            InvoiceId = Id,
            Order = _history.Count == 0 ? 1 : _history.Max(change => change.Order) + 1,
            Status = next,
            At = now,
            AccountId = accountId,
            Comment = comment,
        });
    }
}
