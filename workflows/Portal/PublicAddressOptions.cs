using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Workflows.Portal;

/// <summary>Where users reach the portal; section <c>Portal</c> of the configuration.</summary>
public sealed class PublicAddressOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Portal";

    /// <summary>Scheme, host and path that links in mails begin with.</summary>
    [Required]
    [RegularExpression(@"https?://\S+", ErrorMessage = "Portal:PublicUrl must be an absolute http or https address.")]
    public string PublicUrl { get; set; } = "http://localhost:5080";
}
