using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Workflows.Identity;

/// <summary>The portal's accounts.</summary>
public interface IAccounts
{
    /// <summary>The account that signs in with <paramref name="login"/>; what is changed in it is stored with the unit of work.</summary>
    Task<Account?> FindAsync(EmailAddress login, CancellationToken cancellationToken);
}
