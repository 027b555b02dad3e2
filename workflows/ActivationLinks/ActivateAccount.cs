using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.ActivationLinks;

/// <summary>
/// The page behind an activation link. Looking at it changes nothing, because mail scanners follow links; the account becomes active
/// when its owner confirms there.
/// </summary>
public sealed class ActivateAccount(IActivationLinks links, IAccounts accounts, IAuditTrail audit, TimeProvider timeProvider)
{
    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Ready), "ready"), JsonDerivedType(typeof(Activated), "activated"), JsonDerivedType(typeof(AlreadyUsed), "already-used")]
    [JsonDerivedType(typeof(Expired), "expired"), JsonDerivedType(typeof(Replaced), "replaced"), JsonDerivedType(typeof(Unknown), "unknown")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The link works: confirming activates <paramref name="Login"/>. Only <see cref="PeekAsync"/> ends so.</summary>
        public sealed record Ready(EmailAddress Login) : Outcome;

        /// <summary>The account is active from now on. Only <see cref="ActivateAsync"/> ends so.</summary>
        public sealed record Activated(EmailAddress Login) : Outcome;

        /// <summary>The link, or a later one, did its work before: the account is active.</summary>
        public sealed record AlreadyUsed : Outcome;

        /// <summary>The link is too old; another must be asked for.</summary>
        public sealed record Expired : Outcome;

        /// <summary>A newer link was sent; that one must be used.</summary>
        public sealed record Replaced : Outcome;

        /// <summary>There is no such link: mistyped, cut off, or of an account that no longer waits.</summary>
        public sealed record Unknown : Outcome;
    }

    /// <summary>What confirming would do now. Changes nothing.</summary>
    public async Task<Outcome> PeekAsync(string? token, CancellationToken cancellationToken) =>
        (await FindAsync(token, cancellationToken)).Outcome;

    /// <summary>Activates the account, if the link allows it.</summary>
    public async Task<Outcome> ActivateAsync(string? token, CancellationToken cancellationToken)
    {
        var (outcome, link, account) = await FindAsync(token, cancellationToken);
        if (link is null || account is null)
        {
            return outcome;
        }

        var now = timeProvider.GetUtcNow();
        if (outcome is Outcome.Ready && link.TryUse(now) && account.TryActivate(now))
        {
            outcome = new Outcome.Activated(account.Login);
        }

        // Holding the link proves the address: the actor is the account's owner.
        audit.Record(account.Login.Address, nameof(ActivateAccount), account.Login.Address,
            outcome is Outcome.Activated ? AuditOutcome.Done : AuditOutcome.Refused);
        return outcome;
    }

    private async Task<(Outcome Outcome, ActivationLink? Link, Account? Account)> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (LinkToken.TryRead(token) is not { } read || await links.FindAsync(read.Hash, cancellationToken) is not { } link)
        {
            return (new Outcome.Unknown(), null, null);
        }

        var account = await accounts.FindAsync(link.AccountLogin, cancellationToken);
        Outcome outcome = (account?.State, link.StateAt(timeProvider.GetUtcNow())) switch
        {
            (AccountState.Active, _) => new Outcome.AlreadyUsed(),
            (AccountState.Pending, ActivationLinkState.Valid) => new Outcome.Ready(link.AccountLogin),
            (AccountState.Pending, ActivationLinkState.Expired) => new Outcome.Expired(),
            (AccountState.Pending, ActivationLinkState.Replaced) => new Outcome.Replaced(),
            _ => new Outcome.Unknown(),
        };
        return (outcome, link, account);
    }
}
