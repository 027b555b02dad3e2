using ChorusAssistant.Domain.CourtFees;

namespace ChorusAssistant.Workflows.TravelExpenses;

/// <summary>The portal's court-fee statements.</summary>
public interface ICourtFeeStatements
{
    /// <summary>The statement with its lines, or null; what is changed in it is stored with the unit of work.</summary>
    Task<CourtFeeStatement?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>The drafts of those providers with the recipients' names, the latest mission first.</summary>
    Task<IReadOnlyList<(CourtFeeStatement Statement, string Recipient)>> DraftsOfAsync(IReadOnlyCollection<long> supplierIds, CancellationToken cancellationToken);
}
