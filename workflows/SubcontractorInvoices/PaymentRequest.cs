using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Workflows.SubcontractorInvoices;

/// <summary>A request as its validator is shown it. Who answers, answers exactly this.</summary>
/// <param name="InvoiceId">The portal's id.</param>
/// <param name="Version">Rises with every change of the request.</param>
/// <param name="Number">The supplier's number.</param>
/// <param name="Status">Status code.</param>
/// <param name="Supplier">Who wants to be paid.</param>
/// <param name="Recipient">Who pays.</param>
/// <param name="Validator">The structure whose answer is awaited.</param>
/// <param name="NextValidator">The structure that is asked after it, or null.</param>
/// <param name="MarketNumber">The contract's number, or null.</param>
/// <param name="ValidateBy">Last day for the answer.</param>
/// <param name="DaysLeft">Days until then: 0 on the last day, negative after it.</param>
/// <param name="TotalExclTax">Amount without tax, in euros.</param>
/// <param name="TotalInclTax">Amount with tax, in euros.</param>
/// <param name="Attachments">Names of the attached files.</param>
/// <param name="IsAwaited">Whether the person's structure is asked now, and in time.</param>
public sealed record PaymentRequest(
    long InvoiceId, int Version, InvoiceNumber Number, string Status, string Supplier, string Recipient, string Validator, string? NextValidator, string? MarketNumber,
    DateOnly? ValidateBy, int DaysLeft, decimal TotalExclTax, decimal TotalInclTax, IReadOnlyList<string> Attachments, bool IsAwaited)
{
    /// <summary>Whether the other one is the same request, unchanged: a day less is no change.</summary>
    public bool ShowsTheSameAs(PaymentRequest other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Attachments.SequenceEqual(other.Attachments) && this with { DaysLeft = 0, Attachments = [] } == other with { DaysLeft = 0, Attachments = [] };
    }

    internal static PaymentRequest Of(ValidatedInvoice found, IReadOnlyCollection<long> validatorIds, DateTimeOffset now)
    {
        var (invoice, today) = (found.Invoice, ParisTime.DayOf(now));
        var isAwaited = invoice.AwaitedValidatorId is { } asked && validatorIds.Contains(asked) && invoice.CanBeAnsweredOn(today);
        return new PaymentRequest(
            invoice.Id, invoice.Version, invoice.Number, ChorusCodes.CodeOf(invoice.Status), found.Supplier.Name, found.Recipient.Name, found.Validator.Name,
            invoice.ValidationStep == 1 ? found.SecondValidator?.Name : null, found.MarketNumber, invoice.ValidateBy,
            invoice.ValidateBy is { } day ? day.DayNumber - today.DayNumber : 0, invoice.TotalExclTax, invoice.TotalInclTax,
            [.. invoice.Attachments.Select(file => file.Name)], isAwaited);
    }
}
