using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.TechnicalPasswords;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredTechnicalUsers(ChorusDbContext context) : ITechnicalUsers
{
    public async Task<IReadOnlyList<TechnicalUser>> OfStructuresAsync(IReadOnlyCollection<long> structureIds, CancellationToken cancellationToken) =>
        await context.Set<TechnicalUser>().AsTracking()
            .Where(user => structureIds.Contains(user.StructureId))
            .OrderBy(user => user.Login)
            .ToListAsync(cancellationToken);

    public Task<TechnicalUser?> FindAsync(long id, CancellationToken cancellationToken) =>
        context.Set<TechnicalUser>().AsTracking().SingleOrDefaultAsync(user => user.Id == id, cancellationToken);

    public Task<Structure?> FindStructureAsync(long id, CancellationToken cancellationToken) =>
        context.Set<Structure>().AsNoTracking().SingleOrDefaultAsync(structure => structure.Id == id, cancellationToken);

    public async Task<IReadOnlyList<EmailAddress>> MainManagersAsync(long structureId, CancellationToken cancellationToken) =>
        await context.Set<Attachment>()
            .Where(attachment => attachment.StructureId == structureId && attachment.Role == StructureRole.MainManager && attachment.State == AttachmentState.Active)
            .Join(context.Set<Account>(), attachment => attachment.AccountId, account => account.Id, (_, account) => account)
            .Where(account => account.State == AccountState.Active)
            .OrderBy(account => account.Id)
            .Select(account => account.Login)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<TechnicalUser>> FindToRemindAsync(ReminderWindow window, int maximum, CancellationToken cancellationToken) =>
        await context.Set<TechnicalUser>().AsTracking()
            .Where(user => user.PasswordExpiresOn >= window.From && user.PasswordExpiresOn <= window.To)
            .Where(user => user.RemindedDaysLeft == null || user.RemindedDaysLeft > window.DaysLeft)
            .OrderBy(user => user.PasswordExpiresOn).ThenBy(user => user.Id)
            .Take(maximum)
            .ToListAsync(cancellationToken);

    public Task<PasswordLink?> FindLinkAsync(string tokenHash, CancellationToken cancellationToken) =>
        context.Set<PasswordLink>().AsTracking().SingleOrDefaultAsync(link => link.TokenHash == tokenHash, cancellationToken);

    public async Task<IReadOnlyList<PasswordLink>> OpenLinksAsync(long technicalUserId, CancellationToken cancellationToken) =>
        await context.Set<PasswordLink>().AsTracking()
            .Where(link => link.TechnicalUserId == technicalUserId && link.UsedAt == null && link.ReplacedAt == null)
            .ToListAsync(cancellationToken);

    public void Add(PasswordLink link) => context.Add(link);
}
