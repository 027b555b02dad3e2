using System.Security.Claims;
using System.Text;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Portal;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>What a credential proves.</summary>
/// <param name="ConversationId">The one conversation of a token; null for a secret, which opens all.</param>
/// <param name="UserId">The user id bound to the token, or null.</param>
/// <param name="User">Who is signed in, or null.</param>
/// <param name="Origins">The only page origins it may be used from; null for any that is allowed.</param>
/// <param name="IssuedAt">When the token was made.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
public sealed record Credential(
    string? ConversationId, string? UserId, SignedInUser? User, IReadOnlyList<string>? Origins, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>When the portal's token was last checked; null while nobody is signed in.</summary>
    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>Whether it is the secret.</summary>
    public bool IsSecret => ConversationId is null;
}

/// <summary>Makes and checks Direct Line tokens: signed JWTs whose <c>user</c> claim Microsoft's clients read.</summary>
public sealed class DirectLineTokens(
    DirectLineSecrets secrets, IOptions<DirectLineOptions> options, IOptions<PortalOptions> portal, TimeProvider time) : IDisposable
{
    private const string Issuer = "https://directline.botframework.com/";
    private const string StreamAudience = "stream";
    private const string FileAudience = "file:";
    private const string SignedIn = "signed_in";
    private const int MaximumTokenLength = 4096;
    private const int MostRemembered = 20_000;
    private static readonly TimeSpan RememberedIdle = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = MaximumTokenLength };
    private readonly SigningCredentials _signing = new(new SymmetricSecurityKey(secrets.TokenKey), SecurityAlgorithms.HmacSha256);

    // A client sends the same token with every call: the signature is checked once, the time each time. Tokens of streams and files come once.
    private readonly MemoryCache _checked = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    private readonly TokenValidationParameters _parameters = new()
    {
        ValidIssuer = Issuer,
        // Which audience is the right one depends on the call: it is checked where the token is read.
        ValidateAudience = false,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKeys = secrets.SecondaryTokenKey is null
            ? [new SymmetricSecurityKey(secrets.TokenKey)]
            : [new SymmetricSecurityKey(secrets.TokenKey), new SymmetricSecurityKey(secrets.SecondaryTokenKey)],
        // The time is ours to check: an expired token has its own answer, and can be exchanged.
        ValidateLifetime = false,
        RequireExpirationTime = true,
    };

    /// <summary>Makes a token for the credential's conversation; returns it with the seconds it lives, as <c>expires_in</c>.</summary>
    public (string Token, int ExpiresIn) Issue(Credential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var lifetime = options.Value.TokenLifetime;
        // Renewed again and again, a token would keep somebody signed in for ever.
        if (SignInEndsAt(credential) is { } end && end - time.GetUtcNow() < lifetime)
        {
            lifetime = end - time.GetUtcNow();
        }

        return (Create(credential, Issuer, lifetime), (int)lifetime.TotalSeconds);
    }

    /// <summary>Until when the portal's word that somebody is signed in counts, without being given again; null for strangers.</summary>
    public DateTimeOffset? SignInEndsAt(Credential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return credential.User is null ? null : (credential.SignedInAt ?? credential.IssuedAt) + portal.Value.SignInLifetime;
    }

    /// <summary>Makes the token of a stream URL from the credential that asks for it.</summary>
    public string IssueForStream(Credential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return Create(credential, StreamAudience, options.Value.StreamUrlLifetime);
    }

    /// <summary>Makes the token of a file's link.</summary>
    public string IssueForFile(string conversationId, string fileId, TimeSpan lifetime) =>
        Create(new Credential(conversationId, null, null, null, default, default), FileAudience + fileId, lifetime);

    /// <summary>Reads a token of this service, expired or not; null when it is none.</summary>
    public Task<Credential?> ReadAsync(string token) => ReadAsync(token, Issuer);

    /// <summary>Reads the token of a stream URL, expired or not; null when it is none.</summary>
    public Task<Credential?> ReadForStreamAsync(string token) => ReadAsync(token, StreamAudience);

    /// <summary>Reads the token of that file's link, expired or not; null when it is none.</summary>
    public Task<Credential?> ReadForFileAsync(string token, string fileId) => ReadAsync(token, FileAudience + fileId);

    /// <inheritdoc/>
    public void Dispose() => _checked.Dispose();

    private string Create(Credential credential, string audience, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        Dictionary<string, object> claims = new()
        {
            ["bot"] = "chorus-assistant",
            ["site"] = "webchat",
            ["conv"] = credential.ConversationId!,
        };
        if (credential.UserId is { } userId)
        {
            claims["user"] = userId;
        }

        if (credential.User is { } user)
        {
            claims[SignedIn] = (credential.SignedInAt ?? credential.IssuedAt).ToUnixTimeMilliseconds();
            claims["login"] = user.Login;
            if (user.Name is not null)
            {
                claims["name"] = user.Name;
            }
        }

        if (credential.Origins is { Count: > 0 } origins)
        {
            claims["origins"] = string.Join(' ', origins);
        }

        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = _signing,
        });
    }

    private async Task<Credential?> ReadAsync(string token, string audience)
    {
        if (token.Length > MaximumTokenLength)
        {
            return null;
        }

        if (audience == Issuer && _checked.TryGetValue(token, out Credential? known))
        {
            return known;
        }

        var result = await _handler.ValidateTokenAsync(token, _parameters);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt || !jwt.Audiences.Contains(audience)
            || !jwt.TryGetClaim("conv", out var conversation))
        {
            return null;
        }

        var login = Text(jwt, "login");
        var credential = new Credential(
            conversation.Value,
            Text(jwt, "user"),
            login is null ? null : new SignedInUser(login, Text(jwt, "name")),
            Text(jwt, "origins")?.Split(' '),
            new DateTimeOffset(jwt.IssuedAt, TimeSpan.Zero),
            new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero))
        {
            SignedInAt = jwt.TryGetPayloadValue<long>(SignedIn, out var signedIn) ? DateTimeOffset.FromUnixTimeMilliseconds(signedIn) : null,
        };
        if (audience == Issuer)
        {
            _checked.Set(token, credential, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = RememberedIdle });
        }

        return credential;
    }

    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetClaim(claim, out Claim? value) ? value.Value : null;
}
