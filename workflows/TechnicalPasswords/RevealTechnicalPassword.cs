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
    /// <summary>How it can end. No <c>Outcome</c>: those are journaled, and one case here holds the password.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The link works: confirming shows the password of <paramref name="Login"/>. Only <see cref="PeekAsync"/> ends so.</summary>
        public sealed record Ready(string Login) : Result;

        /// <summary>The password, for this once. Only <see cref="RevealAsync"/> ends so.</summary>
        public sealed record Revealed(string Login, TechnicalPassword Password, DateOnly ExpiresOn) : Result;

        /// <summary>The link has shown the password before.</summary>
        public sealed record AlreadyUsed(string Login, DateTimeOffset UsedAt) : Result;

        /// <summary>The link is too old; the password must be reset again.</summary>
        public sealed record Expired : Result;

        /// <summary>The password was reset again; the newer link must be used.</summary>
        public sealed record Replaced : Result;

        /// <summary>Whoever the link was sent to runs the structure no more.</summary>
        public sealed record NotMainManager : Result;

        /// <summary>There is no such link: mistyped or cut off.</summary>
        public sealed record Unknown : Result;
    }

    /// <summary>What confirming would do now. Changes nothing.</summary>
    public async Task<Result> PeekAsync(string? token, CancellationToken cancellationToken) => (await FindAsync(token, cancellationToken)).Result;

    /// <summary>Draws the password and shows it, if the link allows it.</summary>
    public async Task<Result> RevealAsync(string? token, CancellationToken cancellationToken)
    {
        var (result, link, user) = await FindAsync(token, cancellationToken);
        if (link is null || user is null)
        {
            return result;
        }

        if (result is Result.Ready)
        {
            link.Use(timeProvider.GetUtcNow());
            result = new Result.Revealed(user.Login, user.DrawPassword(), user.PasswordExpiresOn);
        }

        // Holding the link proves the address it was sent to.
        audit.Record(link.SentTo.Address, nameof(RevealTechnicalPassword), user.Login, result is Result.Revealed ? AuditOutcome.Done : AuditOutcome.Refused);
        return result;
    }

    private async Task<(Result Result, PasswordLink? Link, TechnicalUser? User)> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (LinkToken.TryRead(token) is not { } read
            || await users.FindLinkAsync(read.Hash, cancellationToken) is not { } link
            || await users.FindAsync(link.TechnicalUserId, cancellationToken) is not { } user)
        {
            return (new Result.Unknown(), null, null);
        }

        Result result = link.StateAt(timeProvider.GetUtcNow()) switch
        {
            PasswordLinkState.Used => new Result.AlreadyUsed(user.Login, link.UsedAt!.Value),
            PasswordLinkState.Replaced => new Result.Replaced(),
            PasswordLinkState.Expired => new Result.Expired(),
            _ when (await actors.FindAsync(link.SentTo, cancellationToken))?.IsMainManagerOf(user.StructureId) != true => new Result.NotMainManager(),
            _ => new Result.Ready(user.Login),
        };
        return (result, link, user);
    }
}
