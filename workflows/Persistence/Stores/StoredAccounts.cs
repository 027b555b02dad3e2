using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredAccounts(ChorusDbContext context) : IAccounts
{
    public Task<Account?> FindAsync(EmailAddress login, CancellationToken cancellationToken) =>
        context.Set<Account>().AsTracking().SingleOrDefaultAsync(account => account.Login == login, cancellationToken);
}
