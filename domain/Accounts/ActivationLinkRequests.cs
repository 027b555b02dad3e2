namespace ChorusAssistant.Domain.Accounts;

/// <summary>
/// How often a link was asked for one address lately. Keyed by a hash, and kept for unknown addresses too: the limit must answer the
/// same whether or not an account exists.
/// </summary>
public sealed class ActivationLinkRequests : IVersioned
{
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    private List<long> _grantedTicks = [];

    /// <summary>Keyed hash of the address.</summary>
    public required string AddressHash { get; init; }

    /// <summary>UTC ticks of the requests granted within the last day, oldest first.</summary>
    public IReadOnlyList<long> GrantedTicks { get => _grantedTicks; private set => _grantedTicks = [.. value]; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Takes one request, if the hour before <paramref name="now"/> and the day before it still have room.</summary>
    /// <remarks>Refused requests do not count: who keeps asking is served again as soon as an earlier request is an hour old.</remarks>
    public bool TryTake(DateTimeOffset now, int hourlyLimit, int dailyLimit)
    {
        var lastDay = _grantedTicks.Where(ticks => ticks > (now - _day).UtcTicks).ToList();
        var lastHour = lastDay.Count(ticks => ticks > (now - _hour).UtcTicks);
        var isAllowed = lastHour < hourlyLimit && lastDay.Count < dailyLimit;
        if (isAllowed)
        {
            // A new list, not an addition: the store sees the change by comparing.
            _grantedTicks = [.. lastDay, now.UtcTicks];
        }

        return isAllowed;
    }
}
