using System.Text;
using ChorusAssistant.Bot.Pages;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Bot.Portal;

/// <summary>Whom the demo portal can sign in: everybody whose account is active, once for each structure.</summary>
internal sealed class DemoUsers(UnitOfWork work)
{
    /// <summary>The account behind a login, whatever its state; null where there is none.</summary>
    public Task<Account?> FindAsync(EmailAddress login, CancellationToken cancellationToken) =>
        work.Context.Set<Account>().AsNoTracking().FirstOrDefaultAsync(account => account.Login == login, cancellationToken);

    /// <summary>The users by what they are in their structure, each list in the order of the structures' names.</summary>
    public async Task<ILookup<StructureRole, DemoUser>> ListAsync(CancellationToken cancellationToken)
    {
        var context = work.Context;
        var users = await (
            from attachment in context.Set<Attachment>()
            join account in context.Set<Account>() on attachment.AccountId equals account.Id
            join structure in context.Set<Structure>() on attachment.StructureId equals structure.Id
            where account.State == AccountState.Active && attachment.State == AttachmentState.Active
            select new DemoUser(account.Login, account.FirstName + " " + account.LastName, structure.Name, attachment.Role))
            .AsNoTracking().ToListAsync(cancellationToken);
        return users.OrderBy(user => user.Structure, StringComparer.InvariantCulture).ToLookup(user => user.Role);
    }

    /// <summary>The choices of a menu, as HTML.</summary>
    public static string Options(IEnumerable<DemoUser> users)
    {
        var html = new StringBuilder();
        foreach (var user in users)
        {
            html.Append("<option value=\"").Append(PageTemplate.Encode(user.Login.Address)).Append("\">")
                .Append(PageTemplate.Encode($"{user.Structure} – {user.Name}")).Append("</option>");
        }

        return html.ToString();
    }
}

/// <summary>One choice of the sign-in menu.</summary>
internal sealed record DemoUser(EmailAddress Login, string Name, string Structure, StructureRole Role);
