using System.Linq.Expressions;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.DraftInvoices;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredDraftInvoices(ChorusDbContext context) : IDraftInvoices
{
    public async Task<IReadOnlyList<AddressedInvoice>> OldestDraftsAsync(IReadOnlyCollection<long> supplierIds, int maximum, CancellationToken cancellationToken) =>
        await ReadAsync(Drafts(supplierIds), invoice => invoice.StatusSince, maximum, cancellationToken);

    public Task<int> CountDraftsAsync(IReadOnlyCollection<long> supplierIds, CancellationToken cancellationToken) =>
        Drafts(supplierIds).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<AddressedInvoice>> FindAsync(IReadOnlyCollection<long> supplierIds, InvoiceNumber number, CancellationToken cancellationToken) =>
        await ReadAsync(Of(supplierIds).Where(InvoiceQueries.IsNumbered(number)), invoice => invoice.StatusSince, int.MaxValue, cancellationToken);

    public async Task<AddressedInvoice?> FindAsync(IReadOnlyCollection<long> supplierIds, long invoiceId, CancellationToken cancellationToken) =>
        (await ReadAsync(Of(supplierIds).Where(invoice => invoice.Id == invoiceId), invoice => invoice.Id, 1, cancellationToken)).FirstOrDefault();

    public async Task<IReadOnlyList<AddressedInvoice>> DueAsync(DateTimeOffset now, int maximum, CancellationToken cancellationToken) =>
        await ReadAsync(context.Set<Invoice>().Where(invoice => invoice.ForwardAt != null && invoice.ForwardAt <= now), invoice => invoice.ForwardAt, maximum, cancellationToken);

    private IQueryable<Invoice> Of(IReadOnlyCollection<long> supplierIds) => context.Set<Invoice>().Where(invoice => supplierIds.Contains(invoice.SupplierId));

    private IQueryable<Invoice> Drafts(IReadOnlyCollection<long> supplierIds) => Of(supplierIds).Where(invoice => invoice.Status == InvoiceStatus.Draft);

    private async Task<List<AddressedInvoice>> ReadAsync<TKey>(
        IQueryable<Invoice> invoices, Expression<Func<Invoice, TKey>> order, int maximum, CancellationToken cancellationToken)
    {
        var found = await invoices.AsTracking().OrderBy(order).ThenBy(invoice => invoice.Id).Take(maximum)
            .Include(invoice => invoice.History).Include(invoice => invoice.Attachments).AsSplitQuery().ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            return [];
        }

        var structureIds = found.SelectMany(invoice => (long?[])[invoice.SupplierId, invoice.RecipientId, invoice.FirstValidatorId]).OfType<long>().Distinct().ToList();
        var structures = await context.Set<Structure>().Where(structure => structureIds.Contains(structure.Id)).ToDictionaryAsync(structure => structure.Id, cancellationToken);
        var serviceIds = found.Select(invoice => invoice.RecipientServiceId).OfType<long>().Distinct().ToList();
        var services = await context.Set<Service>().Where(service => serviceIds.Contains(service.Id)).ToDictionaryAsync(service => service.Id, cancellationToken);
        return found.ConvertAll(invoice => new AddressedInvoice(
            invoice,
            structures[invoice.SupplierId],
            structures[invoice.RecipientId],
            invoice.RecipientServiceId is { } service ? services[service] : null,
            invoice.FirstValidatorId is { } validator ? structures[validator] : null));
    }
}
