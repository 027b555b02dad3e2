using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.ActivationLinks;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredActivationLinks(ChorusDbContext context) : IActivationLinks
{
    public Task<ActivationLink?> FindAsync(string tokenHash, CancellationToken cancellationToken) =>
        context.Set<ActivationLink>().AsTracking().SingleOrDefaultAsync(link => link.TokenHash == tokenHash, cancellationToken);

    public async Task<IReadOnlyList<ActivationLink>> FindOpenAsync(EmailAddress login, CancellationToken cancellationToken) =>
        await context.Set<ActivationLink>().AsTracking()
            .Where(link => link.AccountLogin == login && link.UsedAt == null && link.ReplacedAt == null)
            .ToListAsync(cancellationToken);

    public void Add(ActivationLink link) => context.Add(link);

    public Task<ActivationLinkRequests?> FindRequestsAsync(string addressHash, CancellationToken cancellationToken) =>
        context.Set<ActivationLinkRequests>().AsTracking()
            .SingleOrDefaultAsync(requests => requests.AddressHash == addressHash, cancellationToken);

    public void Add(ActivationLinkRequests requests) => context.Add(requests);
}
