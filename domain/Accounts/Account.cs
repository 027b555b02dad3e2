using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Domain.Accounts;

/// <summary>A person's account on the portal.</summary>
public sealed class Account : IVersioned
{
    private AccountState _state;
    private DateTimeOffset? _linkSentAt;
    private DateTimeOffset? _linkExpiresAt;
    private DateTimeOffset? _activatedAt;
    private int _resendCount;

    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>The sign-in address; the activation link goes there and nowhere else.</summary>
    public required EmailAddress Login { get; init; }

    /// <summary>Where notifications go.</summary>
    public required EmailAddress ContactAddress { get; init; }

    /// <summary>First name.</summary>
    public required string FirstName { get; init; }

    /// <summary>Last name.</summary>
    public required string LastName { get; init; }

    /// <summary>Language of the user's screens, as a two-letter code.</summary>
    public required string Language { get; init; }

    /// <summary>Where the account is in its life.</summary>
    public required AccountState State { get => _state; init => _state = value; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the newest activation link was sent.</summary>
    public DateTimeOffset? LinkSentAt { get => _linkSentAt; init => _linkSentAt = value; }

    /// <summary>The instant from which that link no longer works.</summary>
    public DateTimeOffset? LinkExpiresAt { get => _linkExpiresAt; init => _linkExpiresAt = value; }

    /// <summary>When the user activated it.</summary>
    public DateTimeOffset? ActivatedAt { get => _activatedAt; init => _activatedAt = value; }

    /// <summary>How many links followed the first one.</summary>
    public int ResendCount { get => _resendCount; init => _resendCount = value; }

    /// <summary>The second factor chosen; none before activation.</summary>
    public SecondFactor? SecondFactor { get; init; }

    /// <summary>Whether the user gets a mail when an invoice changes.</summary>
    public required bool HasBillingNotifications { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Notes that another activation link is on its way.</summary>
    /// <returns>False, and nothing changes, where the account does not wait for activation.</returns>
    public bool TryResendLink(DateTimeOffset now, DateTimeOffset expiresAt)
    {
        if (State != AccountState.Pending)
        {
            return false;
        }

        _linkSentAt = now;
        _linkExpiresAt = expiresAt;
        _resendCount++;
        return true;
    }

    /// <summary>The user followed the link and confirmed.</summary>
    /// <returns>False, and nothing changes, where the account does not wait for activation: a link never reopens a closed one.</returns>
    public bool TryActivate(DateTimeOffset now)
    {
        if (State != AccountState.Pending || !TryMoveTo(AccountState.Active))
        {
            return false;
        }

        _activatedAt = now;
        return true;
    }

    /// <summary>The activation mail came back.</summary>
    public bool TryMarkAddressInvalid() => TryMoveTo(AccountState.InvalidAddress);

    /// <summary>The user closed the account.</summary>
    public bool TryDisable() => TryMoveTo(AccountState.Disabled);

    /// <summary>The support team opened a closed account again.</summary>
    public bool TryReactivate() => State == AccountState.Disabled && TryMoveTo(AccountState.Active);

    private bool TryMoveTo(AccountState next)
    {
        // An invalid address is the end: the support team opens a new account.
        var isAllowed = (State, next) is
            (AccountState.Pending, AccountState.Active or AccountState.InvalidAddress) or
            (AccountState.Active, AccountState.Disabled) or
            (AccountState.Disabled, AccountState.Active);
        if (isAllowed)
        {
            _state = next;
        }

        return isAllowed;
    }
}
