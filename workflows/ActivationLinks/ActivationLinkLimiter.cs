using System.Security.Cryptography;
using System.Text;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.ActivationLinks;

/// <summary>Counts how often a link is asked for an address, with or without an account behind it.</summary>
public sealed class ActivationLinkLimiter(IActivationLinks links, IOptions<ActivationLinkOptions> options, TimeProvider timeProvider)
{
    /// <summary>Takes one request of the hour and of the day.</summary>
    /// <returns>False where there is none left.</returns>
    public async Task<bool> TryTakeAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var hash = HashOf(address);
        var requests = await links.FindRequestsAsync(hash, cancellationToken);
        if (requests is null)
        {
            requests = new ActivationLinkRequests { AddressHash = hash };
            links.Add(requests);
        }

        return requests.TryTake(timeProvider.GetUtcNow(), options.Value.HourlyLimit, options.Value.DailyLimit);
    }

    private string HashOf(EmailAddress address) => Convert.ToHexString(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.AddressHashKey), Encoding.UTF8.GetBytes(address.Address)));
}
