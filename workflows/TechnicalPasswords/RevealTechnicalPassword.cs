using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.TechnicalPasswords;

/// <summary>
/// The page behind the link to a new password, outside of any chat. Looking at it changes nothing, because mail scanners follow links;
/// its button draws the password, keeps its hash, and shows it, once.
/// </summary>
/// <remarks>
/// The password is drawn here and not at the reset, so that no table, not even the outbox or a deleted row of a file, ever held it in a
/// form from which it could be read back.
/// </remarks>
public sealed class RevealTechnicalPassword(IActors actors, ITechnicalUsers users, IAuditTrail audit, TimeProvider timeProvider)
{
    /// <summary>How it can end. Not to be stored: one case holds the password.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The link works: confirming shows the password of <paramref name="Login"/>. Only <see cref="PeekAsync"/> ends so.</summary>
        public sealed record Ready(string Login) : Outcome;

        /// <summary>The password, for this once. Only <see cref="RevealAsync"/> ends so.</summary>
        public sealed record Revealed(string Login, TechnicalPassword Password, DateOnly ExpiresOn) : Outcome;

        /// <summary>The link has shown the password before.</summary>
        public sealed record AlreadyUsed(string Login, DateTimeOffset UsedAt) : Outcome;

        /// <summary>The link is too old; the password must be reset again.</summary>
        public sealed record Expired : Outcome;

        /// <summary>The password was reset again; the newer link must be used.</summary>
        public sealed record Replaced : Outcome;

        /// <summary>Whoever the link was sent to runs the structure no more.</summary>
        public sealed record NotMainManager : Outcome;

        /// <summary>There is no such link: mistyped or cut off.</summary>
        public sealed record Unknown : Outcome;
    }

    /// <summary>What confirming would do now. Changes nothing.</summary>
    public async Task<Outcome> PeekAsync(string? token, CancellationToken cancellationToken) => (await FindAsync(token, cancellationToken)).Outcome;

    /// <summary>Draws the password and shows it, if the link allows it.</summary>
    public async Task<Outcome> RevealAsync(string? token, CancellationToken cancellationToken)
    {
        var (outcome, link, user) = await FindAsync(token, cancellationToken);
        if (link is null || user is null)
        {
            return outcome;
        }

        if (outcome is Outcome.Ready)
        {
            link.Use(timeProvider.GetUtcNow());
            outcome = new Outcome.Revealed(user.Login, user.DrawPassword(), user.PasswordExpiresOn);
        }

        // Holding the link proves the address it was sent to.
        audit.Record(link.SentTo.Address, nameof(RevealTechnicalPassword), user.Login, outcome is Outcome.Revealed ? AuditOutcome.Done : AuditOutcome.Refused);
        return outcome;
    }

    private async Task<(Outcome Outcome, PasswordLink? Link, TechnicalUser? User)> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (LinkToken.TryRead(token) is not { } read
            || await users.FindLinkAsync(read.Hash, cancellationToken) is not { } link
            || await users.FindAsync(link.TechnicalUserId, cancellationToken) is not { } user)
        {
            return (new Outcome.Unknown(), null, null);
        }

        Outcome outcome = link.StateAt(timeProvider.GetUtcNow()) switch
        {
            PasswordLinkState.Used => new Outcome.AlreadyUsed(user.Login, link.UsedAt!.Value),
            PasswordLinkState.Replaced => new Outcome.Replaced(),
            PasswordLinkState.Expired => new Outcome.Expired(),
            _ when (await actors.FindAsync(link.SentTo, cancellationToken))?.IsMainManagerOf(user.StructureId) != true => new Outcome.NotMainManager(),
            _ => new Outcome.Ready(user.Login),
        };
        return (outcome, link, user);
    }
}
