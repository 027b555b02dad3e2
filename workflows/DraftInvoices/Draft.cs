using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Workflows.DraftInvoices;

/// <summary>An invoice of one's own as it is shown before it is sent. Who confirms, confirms exactly this.</summary>
/// <param name="InvoiceId">The portal's id.</param>
/// <param name="Version">Rises with every change of the invoice.</param>
/// <param name="Number">The supplier's number.</param>
/// <param name="Status">Status code; <c>BROUILLON</c> as long as it can be sent.</param>
/// <param name="SupplierId">The structure that issued it.</param>
/// <param name="SupplierName">Its name.</param>
/// <param name="Recipient">The payer's name.</param>
/// <param name="RecipientIdentifier">The payer's SIRET.</param>
/// <param name="ServiceCode">Code of the payer's service, or null.</param>
/// <param name="ServiceName">Its name, or null.</param>
/// <param name="CommitmentNumber">The commitment number, or null.</param>
/// <param name="Validator">Name of the structure that validates it first, or null.</param>
/// <param name="IssuedOn">Date on the document.</param>
/// <param name="SavedOn">Day it was saved.</param>
/// <param name="AgeInDays">Days since then.</param>
/// <param name="TotalInclTax">Amount with tax, in euros.</param>
/// <param name="AmountDue">Amount to pay, in euros.</param>
/// <param name="AttachmentCount">How many files go with it.</param>
/// <param name="Problems">What keeps it from being sent.</param>
public sealed record Draft(
    long InvoiceId,
    int Version,
    InvoiceNumber Number,
    string Status,
    long SupplierId,
    string SupplierName,
    string Recipient,
    string RecipientIdentifier,
    string? ServiceCode,
    string? ServiceName,
    string? CommitmentNumber,
    string? Validator,
    DateOnly IssuedOn,
    DateOnly SavedOn,
    int AgeInDays,
    decimal TotalInclTax,
    decimal AmountDue,
    int AttachmentCount,
    IReadOnlyList<DraftProblem> Problems)
{
    /// <summary>Whether it waits to be sent.</summary>
    public bool IsDraft => Status == ChorusCodes.CodeOf(InvoiceStatus.Draft);

    /// <summary>Whether the other one is the same invoice, unchanged: a day more of age is no change.</summary>
    public bool ShowsTheSameAs(Draft other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Problems.SequenceEqual(other.Problems) && this with { AgeInDays = 0, Problems = [] } == other with { AgeInDays = 0, Problems = [] };
    }

    internal static Draft Of(AddressedInvoice addressed, DateTimeOffset now)
    {
        var (invoice, supplier, recipient, service, validator) = addressed;
        var (today, savedOn) = (ParisTime.DayOf(now), ParisTime.DayOf(invoice.StatusSince));
        return new Draft(
            invoice.Id, invoice.Version, invoice.Number, ChorusCodes.CodeOf(invoice.Status), supplier.Id, supplier.Name, recipient.Name, recipient.Identifier,
            service?.Code, service?.Name, invoice.CommitmentNumber, validator?.Name, invoice.IssuedOn, savedOn, today.DayNumber - savedOn.DayNumber,
            invoice.TotalInclTax, invoice.AmountDue, invoice.Attachments.Count, DraftRules.ProblemsOf(invoice, recipient, service, today));
    }
}
