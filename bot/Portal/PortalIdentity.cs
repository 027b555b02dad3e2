using System.Text;
using ChorusAssistant.Domain.Identifiers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Bot.Portal;

/// <summary>Who is signed in on the portal.</summary>
/// <param name="Login">The account's e-mail address in lower case.</param>
/// <param name="Name">First and last name, if the portal tells.</param>
public sealed record PortalUser(string Login, string? Name);

/// <summary>Checks the portal's tokens: who signed them, for whom, and until when.</summary>
public sealed partial class PortalIdentity
{
    // Two machines' clocks; the same minute at both ends.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = 16 * 1024, MapInboundClaims = false };
    private readonly TokenValidationParameters? _parameters;
    private readonly string _loginClaim;
    private readonly ILogger<PortalIdentity> _logger;

    /// <summary>Made once, by the container.</summary>
    public PortalIdentity(IOptions<PortalOptions> options, TimeProvider timeProvider, ILogger<PortalIdentity> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var portal = options.Value;
        _loginClaim = portal.LoginClaim;
        _logger = logger;
        _parameters = ParametersFor(portal);
        if (_parameters is null)
        {
            LogNobodyCanSignIn(logger);
            return;
        }

        _parameters.ValidAudience = portal.Audience;
        _parameters.RequireExpirationTime = true;
        _parameters.RequireSignedTokens = true;
        _parameters.LifetimeValidator = (notBefore, expires, _, _) =>
        {
            var now = timeProvider.GetUtcNow().UtcDateTime;
            return expires + ClockSkew > now && (notBefore is null || notBefore - ClockSkew <= now);
        };
    }

    /// <summary>The user the token speaks of; null where it is not a valid token of the portal, whatever is wrong with it.</summary>
    public async Task<PortalUser?> AuthenticateAsync(string userToken, CancellationToken cancellationToken)
    {
        if (_parameters is null || string.IsNullOrEmpty(userToken))
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var result = await _handler.ValidateTokenAsync(userToken, _parameters);
        if (!result.IsValid)
        {
            LogRefused(_logger, result.Exception?.GetType().Name ?? "");
            return null;
        }

        var token = (JsonWebToken)result.SecurityToken;
        if (!token.TryGetPayloadValue<string>(_loginClaim, out var login) || !EmailAddress.TryParse(login, out var address))
        {
            LogRefused(_logger, "NoLogin");
            return null;
        }

        return new PortalUser(address.Address, token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Name, out var name) ? name : null);
    }

    private static TokenValidationParameters? ParametersFor(PortalOptions portal)
    {
        if (portal.SigningKey.Length > 0)
        {
            return new TokenValidationParameters
            {
                ValidIssuer = portal.EffectiveIssuer,
                IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(portal.SigningKey)),
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256, SecurityAlgorithms.HmacSha384, SecurityAlgorithms.HmacSha512],
            };
        }

        if (portal.Authority.Length == 0)
        {
            return null;
        }

        // Asks again by itself when a token is signed with a key it has not seen: a rotation needs no restart.
        var authority = portal.Authority.TrimEnd('/');
        return new TokenValidationParameters
        {
            ValidIssuer = portal.Issuer.Length > 0 ? portal.Issuer : null,
            ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{authority}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever(new HttpClient { Timeout = TimeSpan.FromSeconds(5) })
                {
                    RequireHttps = authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase),
                }),
            // Never HMAC here: a published key must not pass for a shared secret.
            ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
                SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
                SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
            ],
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Neither Portal:SigningKey nor Portal:Authority is set: nobody can be signed in.")]
    private static partial void LogNobodyCanSignIn(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "A token of the portal was refused: {Reason}.")]
    private static partial void LogRefused(ILogger logger, string reason);
}
