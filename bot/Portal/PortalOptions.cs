using System.Text;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Portal;

/// <summary>
/// How the portal proves who is signed in; section <c>Portal</c> of the configuration. With neither a key nor an authority
/// nobody can be signed in, and the assistant does what it does for anonymous users.
/// </summary>
public sealed class PortalOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Portal";

    /// <summary>The shortest <see cref="SigningKey"/>: as long as the hash it signs with (RFC 7518, 3.2).</summary>
    public const int MinimumKeyBytes = 32;

    /// <summary>The <c>iss</c> of the portal's tokens. Empty: what the authority says of itself, or <c>chorus-portal</c> with a key.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The <c>aud</c> of the portal's tokens: this service.</summary>
    public string Audience { get; set; } = "chorus-assistant";

    /// <summary>A secret shared with the portal, which signs with HMAC; at least 32 bytes of UTF-8.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>Address of an OpenID Connect authority, whose published keys are used instead.</summary>
    public string Authority { get; set; } = "";

    /// <summary>
    /// How long the portal's word that somebody is signed in counts in a conversation; then the page gives its token again. Longer than a
    /// token of the portal lives, so that a talk does not end with it.
    /// </summary>
    public TimeSpan SignInLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>The claim that holds the login, which is an e-mail address.</summary>
    public string LoginClaim { get; set; } = "sub";

    internal string EffectiveIssuer => Issuer.Length > 0 ? Issuer : "chorus-portal";
}

/// <summary>Which settings need each other. The service does not start on a wrong one.</summary>
internal sealed class PortalOptionsValidator : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(PortalOptions options)
    {
        if (options.SigningKey.Length > 0 && Encoding.UTF8.GetByteCount(options.SigningKey) < PortalOptions.MinimumKeyBytes)
        {
            yield return $"Portal:SigningKey is too short; it needs at least {PortalOptions.MinimumKeyBytes} bytes.";
        }

        if (options.SigningKey.Length > 0 && options.Authority.Length > 0)
        {
            yield return "Portal:SigningKey and Portal:Authority exclude each other; keep one.";
        }

        if (options.Authority.Length > 0 && !IsSafe(options.Authority))
        {
            yield return "Portal:Authority must be an https address (http on this machine only).";
        }

        if (string.IsNullOrWhiteSpace(options.Audience))
        {
            yield return "Portal:Audience is empty; a token for another service would be taken.";
        }

        if (options.SignInLifetime < TimeSpan.FromMinutes(5) || options.SignInLifetime > TimeSpan.FromDays(30))
        {
            yield return "Portal:SignInLifetime must be between 00:05:00 and 30.00:00:00.";
        }

        if (string.IsNullOrWhiteSpace(options.LoginClaim))
        {
            yield return "Portal:LoginClaim is empty.";
        }
    }

    // Keys fetched without TLS are anybody's keys.
    private static bool IsSafe(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
