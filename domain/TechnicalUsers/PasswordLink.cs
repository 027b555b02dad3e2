using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Domain.TechnicalUsers;

/// <summary>What a link to a new password can do at a given instant.</summary>
public enum PasswordLinkState
{
    /// <summary>It shows the password, once.</summary>
    Valid,

    /// <summary>It has shown it.</summary>
    Used,

    /// <summary>The password was reset again since.</summary>
    Replaced,

    /// <summary>It came too late.</summary>
    Expired,
}

/// <summary>
/// The link that was mailed after a reset. The password is drawn when it is opened, and shown there: until then it exists nowhere,
/// afterwards as a hash.
/// </summary>
public sealed class PasswordLink : IVersioned
{
    /// <summary>What the store knows of the secret: <see cref="LinkToken.Hash"/>.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Whose password it shows.</summary>
    public required long TechnicalUserId { get; init; }

    /// <summary>Login of the main manager it was mailed to.</summary>
    public required EmailAddress SentTo { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The first instant at which it no longer works.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it showed the password.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When the password was reset again.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>What the link can do now.</summary>
    public PasswordLinkState StateAt(DateTimeOffset now) => this switch
    {
        { UsedAt: not null } => PasswordLinkState.Used,
        { ReplacedAt: not null } => PasswordLinkState.Replaced,
        _ when now >= ExpiresAt => PasswordLinkState.Expired,
        _ => PasswordLinkState.Valid,
    };

    /// <summary>Uses the link up.</summary>
    /// <exception cref="InvalidOperationException">It is not valid.</exception>
    public void Use(DateTimeOffset now)
    {
        if (StateAt(now) != PasswordLinkState.Valid)
        {
            throw new InvalidOperationException("The link works no more.");
        }

        UsedAt = now;
    }

    /// <summary>The password was reset again: this link stops working. Nothing happens to one that was used.</summary>
    public void Replace(DateTimeOffset now)
    {
        if (UsedAt is null)
        {
            ReplacedAt ??= now;
        }
    }
}
