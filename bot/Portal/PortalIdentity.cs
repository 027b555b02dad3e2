using System.Text;
using ChorusAssistant.Domain.Identifiers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Bot.Portal;

/// <summary>Who is signed in on the portal.</summary>
/// <param name="Login">The account's e-mail address in lower case.</param>
/// <param name="Name">First and last name, if the portal tells.</param>
public sealed record PortalUser(string Login, string? Name);

/// <summary>Checks the portal's tokens: who signed them, for whom, and until when.</summary>
public sealed partial class PortalIdentity : IDisposable
{
    private static readonly string[] SharedKeyAlgorithms =
        [SecurityAlgorithms.HmacSha256, SecurityAlgorithms.HmacSha384, SecurityAlgorithms.HmacSha512];

    // Never HMAC: a published key must not pass for a shared secret.
    private static readonly string[] PublishedKeyAlgorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    // Two machines' clocks; the same minute at both ends.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = 16 * 1024, MapInboundClaims = false };
    private readonly PortalOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<PortalIdentity> _logger;
    private readonly AuthorityKeys? _authority;

    /// <summary>Made once, by the container.</summary>
    public PortalIdentity(IOptions<PortalOptions> options, TimeProvider timeProvider, ILogger<PortalIdentity> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _timeProvider = timeProvider;
        _logger = logger;
        _authority = _options.Authority.Length > 0 ? new AuthorityKeys(_options.Authority, timeProvider) : null;
        if (_authority is null && _options.SigningKey.Length == 0)
        {
            LogNobodyCanSignIn(logger);
        }
    }

    /// <summary>The user the token speaks of; null where it is not a valid token of the portal, whatever is wrong with it.</summary>
    public async Task<PortalUser?> AuthenticateAsync(string userToken, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(userToken) || await ValidateAsync(userToken, cancellationToken) is not { } result)
        {
            return null;
        }

        if (!result.IsValid)
        {
            LogRefused(_logger, result.Exception?.GetType().Name ?? "");
            return null;
        }

        var token = (JsonWebToken)result.SecurityToken;
        if (!token.TryGetPayloadValue<string>(_options.LoginClaim, out var login) || !EmailAddress.TryParse(login, out var address))
        {
            LogRefused(_logger, "NoLogin");
            return null;
        }

        return new PortalUser(address.Address, token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Name, out var name) ? name : null);
    }

    /// <inheritdoc/>
    public void Dispose() => _authority?.Dispose();

    // Null: there is nobody whose tokens count.
    private async Task<TokenValidationResult?> ValidateAsync(string userToken, CancellationToken cancellationToken)
    {
        if (_options.SigningKey.Length > 0)
        {
            SecurityKey[] shared = [new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_options.SigningKey))];
            return await _handler.ValidateTokenAsync(userToken, Rules(_options.EffectiveIssuer, shared, SharedKeyAlgorithms));
        }

        if (_authority is null || await _authority.GetAsync(cancellationToken) is not { } published)
        {
            return null;
        }

        var result = await _handler.ValidateTokenAsync(userToken, Rules(published));
        return result.Exception is SecurityTokenSignatureKeyNotFoundException
            && await _authority.RefreshAsync(published, cancellationToken) is { } newer
                ? await _handler.ValidateTokenAsync(userToken, Rules(newer))
                : result;
    }

    private TokenValidationParameters Rules(OpenIdConnectConfiguration published) =>
        Rules(_options.Issuer.Length > 0 ? _options.Issuer : published.Issuer, published.SigningKeys, PublishedKeyAlgorithms);

    private TokenValidationParameters Rules(string issuer, IEnumerable<SecurityKey> keys, string[] algorithms) => new()
    {
        ValidIssuer = issuer,
        ValidAudience = _options.Audience,
        IssuerSigningKeys = keys,
        ValidAlgorithms = algorithms,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = IsInTime,
    };

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _timeProvider.GetUtcNow().UtcDateTime;
        return expires + ClockSkew > now && (notBefore is null || notBefore - ClockSkew <= now);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Neither Portal:SigningKey nor Portal:Authority is set: nobody can be signed in.")]
    private static partial void LogNobodyCanSignIn(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "A token of the portal was refused: {Reason}.")]
    private static partial void LogRefused(ILogger logger, string reason);
}
