using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.InvoiceTracking;

/// <summary>
/// Tells people where the invoices stand that their structures issued, received or validate. Reading changes nothing and leaves no row.
/// Whatever somebody may not see is not found: the same query, with their own structures in it, answers for every number.
/// </summary>
public sealed class TrackInvoice(IActors actors, ITrackedInvoices invoices, TimeProvider time)
{
    private const int NewestAtMost = 8;

    /// <summary>What a person can ask about.</summary>
    /// <param name="HasAccess">Whether any space with invoices is open to the person.</param>
    /// <param name="Newest">The newest invoices, without their histories.</param>
    /// <param name="Partners">The structures on the other side of all invoices.</param>
    public sealed record Overview(bool HasAccess, IReadOnlyList<InvoiceReport> Newest, IReadOnlyList<string> Partners);

    /// <summary>What the person can ask about.</summary>
    public async Task<Overview> LookAroundAsync(EmailAddress login, CancellationToken cancellationToken)
    {
        var sight = await SightOfAsync(login, cancellationToken);
        return sight.Scope.IsEmpty
            ? new Overview(false, [], [])
            : new Overview(
                true,
                [.. Tell(sight, await invoices.NewestAsync(sight.Scope, null, NewestAtMost, cancellationToken)).Select(report => report with { History = [] })],
                await invoices.PartnersAsync(sight.Scope, cancellationToken));
    }

    /// <summary>What the person may see under that number: nothing, one, or several of different suppliers.</summary>
    public async Task<IReadOnlyList<InvoiceReport>> FindAsync(EmailAddress login, InvoiceNumber number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(number);
        var sight = await SightOfAsync(login, cancellationToken);
        return Tell(sight, number.ClosestOf(await invoices.FindAsync(sight.Scope, number, cancellationToken), tracked => tracked.Invoice.Number));
    }

    /// <summary>The invoice of that id; nothing where the person may not see it (any more).</summary>
    public async Task<IReadOnlyList<InvoiceReport>> FindAsync(EmailAddress login, long invoiceId, CancellationToken cancellationToken)
    {
        var sight = await SightOfAsync(login, cancellationToken);
        return await invoices.FindAsync(sight.Scope, invoiceId, cancellationToken) is { } tracked ? Tell(sight, [tracked]) : [];
    }

    /// <summary>The newest invoices with that structure on the other side; with any where none is named.</summary>
    public async Task<IReadOnlyList<InvoiceReport>> NewestAsync(EmailAddress login, string? partner, CancellationToken cancellationToken)
    {
        var sight = await SightOfAsync(login, cancellationToken);
        return Tell(sight, await invoices.NewestAsync(sight.Scope, partner, NewestAtMost, cancellationToken));
    }

    private async Task<Sight> SightOfAsync(EmailAddress login, CancellationToken cancellationToken)
    {
        var actor = await actors.FindAsync(login, cancellationToken);
        var scope = new TrackingScope(
            Ids(actor, SpaceCodes.IssuedInvoices, SpaceCodes.WorksInvoices), Ids(actor, SpaceCodes.ReceivedInvoices), Ids(actor, SpaceCodes.InvoicesToValidate));
        return new Sight(scope, Ids(actor, SpaceCodes.IssuedInvoices));
    }

    private static long[] Ids(Actor? actor, params string[] spaces) =>
        actor is null ? [] : [.. spaces.SelectMany(actor.With).Select(structure => structure.Id).Distinct()];

    private List<InvoiceReport> Tell(Sight sight, IReadOnlyList<TrackedInvoice> tracked) => [.. tracked.Select(one => Tell(sight, one))];

    private InvoiceReport Tell(Sight sight, TrackedInvoice tracked)
    {
        var (invoice, supplier, recipient, validator) = tracked;
        var side = SideOf(sight.Scope, invoice);
        return new InvoiceReport(
            invoice.Id, invoice.Number, supplier.Id, supplier.Name, recipient.Name, validator?.Name, side, ChorusCodes.CodeOf(invoice.Status), invoice.StatusSince,
            InvoiceSteps.After(invoice.Status), invoice.Reason, invoice.TotalInclTax, invoice.ValidateBy, OutlookOf(invoice, recipient), invoice.PayBy,
            recipient.PaymentPeriodDays, invoice.Status == InvoiceStatus.Draft && sight.Sending.Contains(supplier.Id) && InvoiceFrames.AreIssuedInvoices(invoice.Frame),
            [.. invoice.History.OrderBy(change => change.Order).Select(change => new ReportedPassage(ChorusCodes.CodeOf(change.Status), change.At, change.Comment))]);
    }

    private static InvoiceSide SideOf(TrackingScope scope, Invoice invoice) =>
        scope.Issuing.Contains(invoice.SupplierId) || scope.Issuing.Contains(invoice.DepositorId) ? InvoiceSide.Supplier
        : scope.Receiving.Contains(invoice.RecipientId) ? InvoiceSide.Recipient
        : InvoiceSide.Validator;

    private PaymentOutlook OutlookOf(Invoice invoice, Structure recipient)
    {
        if (invoice.Frame == InvoiceFrames.AlreadyPaid)
        {
            return PaymentOutlook.None;
        }

        switch (InvoiceSteps.After(invoice.Status))
        {
            case InvoiceStep.WaitForTransit or InvoiceStep.WaitForValidator when invoice.PayBy is null:
                return PaymentOutlook.NotStarted;
            case InvoiceStep.WaitForTransit or InvoiceStep.WaitForRecipient or InvoiceStep.WaitForPayment or InvoiceStep.WaitForWorksParty when invoice.PayBy is { } payBy:
                var isOver = ParisTime.DayOf(time.GetUtcNow()) > payBy;
                return (isOver, recipient.HidesPayment) switch
                {
                    (false, false) => PaymentOutlook.Running,
                    (true, false) => PaymentOutlook.Overdue,
                    (false, true) => PaymentOutlook.RunningUnseen,
                    (true, true) => PaymentOutlook.OverdueUnseen,
                };
            default:
                return PaymentOutlook.None;
        }
    }

    /// <summary>What a person may see, and the structures whose drafts the person may send.</summary>
    private sealed record Sight(TrackingScope Scope, IReadOnlyCollection<long> Sending);
}
