using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.PublicStructures;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredPublicStructures(ChorusDbContext context) : IPublicStructures
{
    public Task<Structure?> FindAsync(Siret siret, CancellationToken cancellationToken)
    {
        var digits = siret.Digits;
        return context.Set<Structure>().AsTracking()
            .SingleOrDefaultAsync(s => s.IdentifierType == StructureIdentifierType.Siret && s.Identifier == digits, cancellationToken);
    }

    public Task<Structure> GetAsync(long structureId, CancellationToken cancellationToken) =>
        context.Set<Structure>().AsTracking().SingleAsync(s => s.Id == structureId, cancellationToken);

    public Task<int> CountManagersAsync(long structureId, CancellationToken cancellationToken) =>
        context.Set<Attachment>()
            .Where(a => a.StructureId == structureId && a.State == AttachmentState.Active && a.Role != StructureRole.User)
            .Join(context.Set<Account>().Where(account => account.State == AccountState.Active), a => a.AccountId, account => account.Id, (a, _) => a.AccountId)
            .Distinct()
            .CountAsync(cancellationToken);

    public async Task<IReadOnlyList<StatusCount>> InvoicesInFlightAsync(long structureId, CancellationToken cancellationToken)
    {
        var counts = await UnderWay().Where(i => i.RecipientId == structureId)
            .GroupBy(i => i.Status)
            .Select(group => new { Status = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return [.. counts.OrderBy(count => count.Status).Select(count => new StatusCount(count.Status, count.Count))];
    }

    public async Task<StructureRequest?> FindOpenRequestAsync(long structureId, StructureRequestType type, CancellationToken cancellationToken) =>
        // One that this unit of work has opened is not in the database yet.
        context.Set<StructureRequest>().Local.FirstOrDefault(r => r.StructureId == structureId && r.Type == type && r.IsOpen)
        ?? (await context.Set<StructureRequest>().AsTracking().Where(r => r.StructureId == structureId && r.Type == type).ToListAsync(cancellationToken))
            .Find(r => r.IsOpen);

    public Task<bool> WasRefusedAsync(long structureId, DateTimeOffset since, CancellationToken cancellationToken) =>
        context.Set<StructureRequest>().AnyAsync(
            r => r.StructureId == structureId && r.State == StructureRequestState.RefusedForClosedSiret && r.CreatedAt >= since, cancellationToken);

    public async Task<IReadOnlyList<StructureRequest>> DueRequestsAsync(DateTimeOffset now, int maximum, CancellationToken cancellationToken) =>
        await context.Set<StructureRequest>().AsTracking()
            .Where(r => r.NextCheckAt <= now ||
                (r.NextCheckAt == null && r.State == StructureRequestState.HeldByInvoices && !UnderWay().Any(i => i.RecipientId == r.StructureId)))
            .OrderBy(r => r.NextCheckAt).ThenBy(r => r.Id)
            .Take(maximum)
            .ToListAsync(cancellationToken);

    public Task<Account> AuthorOfAsync(StructureRequest request, CancellationToken cancellationToken)
    {
        var id = request.AccountId;
        return context.Set<Account>().AsTracking().SingleAsync(account => account.Id == id, cancellationToken);
    }

    public void Add(StructureRequest request) => context.Add(request);

    public void Add(StructureRequestDocument document) => context.Add(document);

    private IQueryable<Invoice> UnderWay() => context.Set<Invoice>().Where(i => !InvoicesInFlight.OtherStatuses.Contains(i.Status));
}
