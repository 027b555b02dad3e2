using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.ActivationLinks;

/// <summary>What could be given out for an address, worked out before anybody looks whether there is an account.</summary>
/// <param name="IsWithinLimit">The address has a request left in this hour and this day.</param>
/// <param name="Token">The secret of the new link.</param>
/// <param name="OpenLinks">The links it would replace.</param>
public sealed record ActivationLinkOffer(bool IsWithinLimit, LinkToken Token, IReadOnlyList<ActivationLink> OpenLinks);

/// <summary>Gives out links: one works at a time.</summary>
public sealed class ActivationLinkIssuer(
    IActivationLinks links, ActivationLinkLimiter limiter, IOptions<ActivationLinkOptions> options, TimeProvider timeProvider)
{
    /// <summary>Counts the request and prepares a link, whether or not an account exists: that costs the same time.</summary>
    public async Task<ActivationLinkOffer> PrepareAsync(EmailAddress address, CancellationToken cancellationToken) => new(
        await limiter.TryTakeAsync(address, cancellationToken),
        LinkToken.Create(),
        await links.FindOpenAsync(address, cancellationToken));

    /// <summary>Makes the offer the account's one valid link; those before stop working.</summary>
    /// <returns>False, and nothing changes, where the limit is reached or the account does not wait for activation.</returns>
    public bool TryIssue(Account account, ActivationLinkOffer offer)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(offer);
        var now = timeProvider.GetUtcNow();
        var expiresAt = now + options.Value.LinkLifetime;
        if (!offer.IsWithinLimit || !account.TryResendLink(now, expiresAt))
        {
            return false;
        }

        foreach (var link in offer.OpenLinks)
        {
            link.Replace(now);
        }

        links.Add(new ActivationLink { TokenHash = offer.Token.Hash, AccountLogin = account.Login, SentAt = now, ExpiresAt = expiresAt });
        return true;
    }
}
