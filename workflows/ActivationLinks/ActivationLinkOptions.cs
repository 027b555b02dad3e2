using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Workflows.ActivationLinks;

/// <summary>Section <c>ActivationLinks</c> of the configuration.</summary>
public sealed class ActivationLinkOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "ActivationLinks";

    /// <summary>How long a link works, from its sending. The portal's guide says 60 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>How many requests an address has in any 60 minutes.</summary>
    [Range(1, 1000)]
    public int HourlyLimit { get; set; } = 3;

    /// <summary>How many requests an address has in any 24 hours.</summary>
    [Range(1, 1000)]
    public int DailyLimit { get; set; } = 10;

    /// <summary>
    /// Secret under which addresses are counted, so that the table of requests, which knows addresses without an account too, is no
    /// list of addresses. The same on every node; after a change the counting begins anew.
    /// </summary>
    [Required, MinLength(32)]
    public string AddressHashKey { get; set; } = "";
}
