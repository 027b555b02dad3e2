using System.Linq.Expressions;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.InvoiceTracking;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredTrackedInvoices(ChorusDbContext context) : ITrackedInvoices
{
    public async Task<IReadOnlyList<TrackedInvoice>> FindAsync(TrackingScope scope, InvoiceNumber number, CancellationToken cancellationToken) =>
        await ReadAsync(In(scope).Where(InvoiceQueries.IsNumbered(number)).OrderBy(invoice => invoice.Id), cancellationToken);

    public async Task<TrackedInvoice?> FindAsync(TrackingScope scope, long invoiceId, CancellationToken cancellationToken) =>
        (await ReadAsync(In(scope).Where(invoice => invoice.Id == invoiceId), cancellationToken)).FirstOrDefault();

    public async Task<IReadOnlyList<TrackedInvoice>> NewestAsync(TrackingScope scope, string? partner, int maximum, CancellationToken cancellationToken)
    {
        var invoices = In(scope);
        if (partner is not null)
        {
            var named = context.Set<Structure>().Where(structure => structure.Name == partner).Select(structure => structure.Id);
            invoices = invoices.Where(With(scope, named));
        }

        return await ReadAsync(invoices.OrderByDescending(invoice => invoice.IssuedOn).ThenByDescending(invoice => invoice.StatusSince).ThenByDescending(invoice => invoice.Id).Take(maximum), cancellationToken);
    }

    public async Task<IReadOnlyList<string>> PartnersAsync(TrackingScope scope, CancellationToken cancellationToken)
    {
        var invoices = In(scope);
        var ids = invoices.Where(invoice => scope.Issuing.Contains(invoice.SupplierId)).Select(invoice => invoice.RecipientId)
            .Union(invoices.Where(invoice => !scope.Issuing.Contains(invoice.SupplierId)).Select(invoice => invoice.SupplierId));
        return await context.Set<Structure>().Where(structure => ids.Contains(structure.Id)).Select(structure => structure.Name).Distinct().OrderBy(name => name)
            .ToListAsync(cancellationToken);
    }

    // A recipient sees what was delivered, a validator what was sent to it; both stay in sight for ever after.
    private IQueryable<Invoice> In(TrackingScope scope)
    {
        var delivered = InvoiceStatuses.Delivered;
        return context.Set<Invoice>().AsNoTracking().Where(invoice =>
            scope.Issuing.Contains(invoice.SupplierId) || scope.Issuing.Contains(invoice.DepositorId) ||
            (scope.Receiving.Contains(invoice.RecipientId) && invoice.History.Any(change => delivered.Contains(change.Status))) ||
            ((scope.Validating.Contains(invoice.FirstValidatorId!.Value) || scope.Validating.Contains(invoice.SecondValidatorId!.Value))
                && invoice.Status != InvoiceStatus.Draft));
    }

    // The other side of one's own invoice is its recipient; of anybody else's, its supplier.
    private static Expression<Func<Invoice, bool>> With(TrackingScope scope, IQueryable<long> structureIds) => invoice =>
        (scope.Issuing.Contains(invoice.SupplierId) && structureIds.Contains(invoice.RecipientId)) ||
        (!scope.Issuing.Contains(invoice.SupplierId) && structureIds.Contains(invoice.SupplierId));

    private async Task<List<TrackedInvoice>> ReadAsync(IQueryable<Invoice> invoices, CancellationToken cancellationToken)
    {
        var found = await invoices.Include(invoice => invoice.History).ToListAsync(cancellationToken);
        var ids = found.SelectMany(invoice => (long?[])[invoice.SupplierId, invoice.RecipientId, ValidatorOf(invoice)]).OfType<long>().Distinct().ToList();
        var structures = await context.Set<Structure>().AsNoTracking().Where(structure => ids.Contains(structure.Id)).ToDictionaryAsync(structure => structure.Id, cancellationToken);
        return found.ConvertAll(invoice => new TrackedInvoice(
            invoice, structures[invoice.SupplierId], structures[invoice.RecipientId], ValidatorOf(invoice) is { } validator ? structures[validator] : null));
    }

    private static long? ValidatorOf(Invoice invoice) => invoice.Status switch
    {
        InvoiceStatus.ToValidate2 or InvoiceStatus.Validated2 or InvoiceStatus.Refused2 or InvoiceStatus.WrongValidator2 or InvoiceStatus.TacitlyValidated2 => invoice.SecondValidatorId,
        _ => invoice.FirstValidatorId,
    };
}
