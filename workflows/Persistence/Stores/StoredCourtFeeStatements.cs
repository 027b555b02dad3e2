using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.TravelExpenses;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredCourtFeeStatements(ChorusDbContext context) : ICourtFeeStatements
{
    public Task<CourtFeeStatement?> FindAsync(long id, CancellationToken cancellationToken) =>
        context.Set<CourtFeeStatement>().AsTracking().Include(statement => statement.Lines)
            .SingleOrDefaultAsync(statement => statement.Id == id, cancellationToken);

    public async Task<IReadOnlyList<(CourtFeeStatement Statement, string Recipient)>> DraftsOfAsync(
        IReadOnlyCollection<long> supplierIds, CancellationToken cancellationToken)
    {
        var drafts = await context.Set<CourtFeeStatement>().AsNoTracking()
            .Where(statement => supplierIds.Contains(statement.SupplierId) && statement.Status == InvoiceStatus.Draft)
            .Join(context.Set<Structure>(), statement => statement.RecipientId, structure => structure.Id,
                (statement, structure) => new { statement, structure.Name })
            .OrderByDescending(pair => pair.statement.MissionEndedOn).ThenBy(pair => pair.statement.Number)
            .ToListAsync(cancellationToken);
        return [.. drafts.Select(pair => (pair.statement, pair.Name))];
    }
}
