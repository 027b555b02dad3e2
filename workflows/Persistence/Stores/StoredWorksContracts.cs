using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.WorksInvoices;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredWorksContracts(ChorusDbContext context) : IWorksContracts
{
    public async Task<IReadOnlyList<Market>> OfAsync(IReadOnlyCollection<long> structureIds, CancellationToken cancellationToken) =>
        await context.Set<Market>().AsNoTracking().Include(market => market.Parties)
            .Where(market => market.FollowsWorksTerms && (structureIds.Contains(market.ContractingAuthorityId)
                || (market.ProjectManagerId != null && structureIds.Contains(market.ProjectManagerId.Value))
                || market.Parties.Any(party => structureIds.Contains(party.StructureId))))
            .OrderBy(market => market.Number)
            .ToListAsync(cancellationToken);

    public Task<Market?> FindAsync(long marketId, CancellationToken cancellationToken) =>
        context.Set<Market>().AsNoTracking().Include(market => market.Parties)
            .SingleOrDefaultAsync(market => market.Id == marketId && market.FollowsWorksTerms, cancellationToken);

    public async Task<IReadOnlyDictionary<long, Structure>> StructuresAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        await context.Set<Structure>().AsNoTracking().Where(structure => ids.Contains(structure.Id)).ToDictionaryAsync(structure => structure.Id, cancellationToken);

    public async Task<IReadOnlyList<Service>> ServicesAsync(long structureId, DateOnly today, CancellationToken cancellationToken) =>
        await context.Set<Service>().AsNoTracking()
            .Where(service => service.StructureId == structureId && service.IsActive && service.Code != "FACTURES_PUBLIQUES"
                && service.ValidFrom <= today && today <= service.ValidUntil)
            .OrderBy(service => service.Code)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<BillingDossier>> DossiersAsync(long marketId, CancellationToken cancellationToken) =>
        await context.Set<BillingDossier>().AsTracking().Where(dossier => dossier.MarketId == marketId)
            .OrderByDescending(dossier => dossier.Period).ThenByDescending(dossier => dossier.Id)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Invoice>> DocumentsAsync(long dossierId, CancellationToken cancellationToken) =>
        await context.Set<Invoice>().AsTracking().Include(invoice => invoice.History).Where(invoice => invoice.DossierId == dossierId)
            .OrderBy(invoice => invoice.Id)
            .ToListAsync(cancellationToken);

    public Task<bool> IsNumberTakenAsync(long supplierId, InvoiceNumber number, CancellationToken cancellationToken) =>
        context.Set<Invoice>().AsNoTracking().AnyAsync(invoice => invoice.SupplierId == supplierId && invoice.Number == number, cancellationToken);

    public async Task<NewIds> NextIdsAsync(CancellationToken cancellationToken) => new(
        (await context.Set<BillingDossier>().MaxAsync(dossier => (long?)dossier.Id, cancellationToken) ?? 0) + 1,
        (await context.Set<Invoice>().MaxAsync(invoice => (long?)invoice.Id, cancellationToken) ?? 0) + 1,
        (await context.Set<InvoiceAttachment>().MaxAsync(attachment => (long?)attachment.Id, cancellationToken) ?? 0) + 1);

    public void Add(BillingDossier dossier) => context.Add(dossier);

    public void Add(Invoice document) => context.Add(document);

    public void Add(InvoiceAttachment attachment) => context.Add(attachment);
}
