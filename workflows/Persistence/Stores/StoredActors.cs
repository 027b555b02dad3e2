using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredActors(ChorusDbContext context, IAccounts accounts) : IActors
{
    public async Task<Actor?> FindAsync(EmailAddress login, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(login, cancellationToken) is not { State: AccountState.Active } account)
        {
            return null;
        }

        var attached = await context.Set<Attachment>().AsTracking()
            .Where(attachment => attachment.AccountId == account.Id && attachment.State == AttachmentState.Active)
            .Join(context.Set<Structure>().AsTracking(), attachment => attachment.StructureId, structure => structure.Id,
                (attachment, structure) => new { attachment, structure })
            .OrderBy(pair => pair.structure.Name)
            .ToListAsync(cancellationToken);
        return new Actor(account, [.. attached.Select(pair => new Membership(pair.structure, pair.attachment.Role, pair.attachment.Spaces))]);
    }
}
