using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Domain.Accounts;

/// <summary>What a link can do at a given instant.</summary>
public enum ActivationLinkState
{
    /// <summary>It activates the account.</summary>
    Valid,

    /// <summary>It did its work.</summary>
    Used,

    /// <summary>A newer link was sent.</summary>
    Replaced,

    /// <summary>It came too late.</summary>
    Expired,
}

/// <summary>One activation link that was mailed. Works once, for a while, and only as long as it is the newest of its account.</summary>
public sealed class ActivationLink : IVersioned
{
    /// <summary>What the store knows of the secret: <see cref="LinkToken.Hash"/>.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Login of the account it activates.</summary>
    public required EmailAddress AccountLogin { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The first instant at which it no longer works.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it activated the account.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When a newer link took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>What the link can do now. The order is that of what helps most to know: used before replaced before expired.</summary>
    public ActivationLinkState StateAt(DateTimeOffset now) => this switch
    {
        { UsedAt: not null } => ActivationLinkState.Used,
        { ReplacedAt: not null } => ActivationLinkState.Replaced,
        _ when now >= ExpiresAt => ActivationLinkState.Expired,
        _ => ActivationLinkState.Valid,
    };

    /// <summary>Uses the link up.</summary>
    /// <returns>False, and nothing changes, where it is not valid.</returns>
    public bool TryUse(DateTimeOffset now)
    {
        if (StateAt(now) != ActivationLinkState.Valid)
        {
            return false;
        }

        UsedAt = now;
        return true;
    }

    /// <summary>A newer link is on its way: this one stops working. Nothing happens to one that was used.</summary>
    public void Replace(DateTimeOffset now)
    {
        if (UsedAt is null)
        {
            ReplacedAt ??= now;
        }
    }
}
