using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.SubcontractorInvoices;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredSubcontractorInvoices(ChorusDbContext context) : ISubcontractorInvoices
{
    private IQueryable<Invoice> Awaiting => context.Set<Invoice>().Where(invoice =>
        (invoice.Status == InvoiceStatus.ToValidate1 && invoice.FirstValidatorId != null) || (invoice.Status == InvoiceStatus.ToValidate2 && invoice.SecondValidatorId != null));

    public Task<IReadOnlyList<ValidatedInvoice>> AwaitingAsync(IReadOnlyCollection<long> validatorIds, int maximum, CancellationToken cancellationToken) =>
        ReadAsync(Awaiting.Where(invoice => invoice.Status == InvoiceStatus.ToValidate1
            ? validatorIds.Contains(invoice.FirstValidatorId!.Value) : validatorIds.Contains(invoice.SecondValidatorId!.Value)), maximum, cancellationToken);

    public Task<IReadOnlyList<ValidatedInvoice>> FindAsync(IReadOnlyCollection<long> validatorIds, InvoiceNumber number, CancellationToken cancellationToken) =>
        ReadAsync(Naming(validatorIds).Where(InvoiceQueries.IsNumbered(number)), int.MaxValue, cancellationToken);

    public async Task<ValidatedInvoice?> FindAsync(IReadOnlyCollection<long> validatorIds, long invoiceId, CancellationToken cancellationToken) =>
        await ReadAsync(Naming(validatorIds).Where(invoice => invoice.Id == invoiceId), 1, cancellationToken) is [var found] ? found : null;

    public Task<IReadOnlyList<ValidatedInvoice>> OverdueAsync(DateOnly today, int maximum, CancellationToken cancellationToken) =>
        ReadAsync(Awaiting.Where(invoice => invoice.ValidateBy < today), maximum, cancellationToken);

    private IQueryable<Invoice> Naming(IReadOnlyCollection<long> validatorIds) => context.Set<Invoice>().Where(invoice => invoice.Status != InvoiceStatus.Draft
        && invoice.FirstValidatorId != null && (validatorIds.Contains(invoice.FirstValidatorId.Value)
            || (invoice.SecondValidatorId != null && validatorIds.Contains(invoice.SecondValidatorId.Value))));

    private async Task<IReadOnlyList<ValidatedInvoice>> ReadAsync(IQueryable<Invoice> invoices, int maximum, CancellationToken cancellationToken)
    {
        var found = await invoices.AsTracking().OrderBy(invoice => invoice.ValidateBy).ThenBy(invoice => invoice.Id).Take(maximum)
            .Include(invoice => invoice.History).Include(invoice => invoice.Attachments).AsSplitQuery().ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            return [];
        }

        var ids = found.SelectMany(invoice => (long?[])[invoice.SupplierId, invoice.RecipientId, invoice.FirstValidatorId, invoice.SecondValidatorId]).OfType<long>().Distinct().ToList();
        var structures = await context.Set<Structure>().AsNoTracking().Where(structure => ids.Contains(structure.Id)).ToDictionaryAsync(structure => structure.Id, cancellationToken);
        var marketIds = found.Select(invoice => invoice.MarketId).OfType<long>().Distinct().ToList();
        var markets = await context.Set<Market>().AsNoTracking().Include(market => market.Parties).Where(market => marketIds.Contains(market.Id))
            .ToDictionaryAsync(market => market.Id, cancellationToken);
        return found.ConvertAll(invoice =>
        {
            var market = invoice.MarketId is { } id ? markets[id] : null;
            return new ValidatedInvoice(
                invoice, structures[invoice.SupplierId], structures[invoice.RecipientId], structures[invoice.FirstValidatorId!.Value],
                invoice.SecondValidatorId is { } second ? structures[second] : null, market?.Number,
                [.. market?.Parties.Where(party => party.Role != MarketRole.Subcontractor).Select(party => party.StructureId) ?? []]);
        });
    }
}
