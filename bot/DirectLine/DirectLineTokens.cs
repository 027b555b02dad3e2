using System.Security.Claims;
using System.Text;
using ChorusAssistant.Bot.Dialogs.Engine;
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
    /// <summary>Whether it is the secret.</summary>
    public bool IsSecret => ConversationId is null;
}

/// <summary>Makes and checks Direct Line tokens: signed JWTs whose <c>user</c> claim Microsoft's clients read.</summary>
public sealed class DirectLineTokens(DirectLineSecrets secrets, IOptions<DirectLineOptions> options, TimeProvider time) : IDisposable
{
    private const string Issuer = "https://directline.botframework.com/";
    private const string StreamAudience = "stream";
    private const string FileAudience = "file:";
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

    /// <summary>Seconds a new token lives, as <c>expires_in</c>.</summary>
    public int LifetimeSeconds => (int)options.Value.TokenLifetime.TotalSeconds;

    /// <summary>Makes a token for one conversation.</summary>
    public string Issue(string conversationId, string? userId, SignedInUser? user, IReadOnlyList<string>? origins) =>
        Create(conversationId, userId, user, origins, Issuer, options.Value.TokenLifetime);

    /// <summary>Makes the token of a stream URL from the credential that asks for it.</summary>
    public string IssueForStream(string conversationId, Credential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return Create(conversationId, credential.UserId, credential.User, credential.Origins, StreamAudience, options.Value.StreamUrlLifetime);
    }

    /// <summary>Makes the token of a file's link.</summary>
    public string IssueForFile(string conversationId, string fileId, TimeSpan lifetime) =>
        Create(conversationId, userId: null, user: null, origins: null, FileAudience + fileId, lifetime);

    /// <summary>Reads a token of this service, expired or not; null when it is none.</summary>
    public Task<Credential?> ReadAsync(string token) => ReadAsync(token, Issuer);

    /// <summary>Reads the token of a stream URL, expired or not; null when it is none.</summary>
    public Task<Credential?> ReadForStreamAsync(string token) => ReadAsync(token, StreamAudience);

    /// <summary>Reads the token of that file's link, expired or not; null when it is none.</summary>
    public Task<Credential?> ReadForFileAsync(string token, string fileId) => ReadAsync(token, FileAudience + fileId);

    /// <inheritdoc/>
    public void Dispose() => _checked.Dispose();

    private string Create(string conversationId, string? userId, SignedInUser? user, IReadOnlyList<string>? origins, string audience, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        Dictionary<string, object> claims = new()
        {
            ["bot"] = "chorus-assistant",
            ["site"] = "webchat",
            ["conv"] = conversationId,
        };
        if (userId is not null)
        {
            claims["user"] = userId;
        }

        if (user is not null)
        {
            claims["login"] = user.Login;
            if (user.Name is not null)
            {
                claims["name"] = user.Name;
            }
        }

        if (origins is { Count: > 0 })
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
            new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero));
        if (audience == Issuer)
        {
            _checked.Set(token, credential, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = RememberedIdle });
        }

        return credential;
    }

    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetClaim(claim, out Claim? value) ? value.Value : null;
}
