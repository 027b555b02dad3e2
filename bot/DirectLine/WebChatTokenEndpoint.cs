using System.Text.Json;
using System.Text.Json.Serialization;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Portal;
using ChorusAssistant.Bot.Turns;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>
/// POST /api/webchat/token: what a page needs to talk. New conversation; sign-in in the middle of one; a new token for an expired
/// one; a new token for a conversation that the signed-in person owns.
/// </summary>
public sealed class WebChatTokenEndpoint(
    ConversationEndpoints endpoints, Credentials credentials, DirectLineTokens tokens, PortalIdentity portal, Origins origins, RateLimits limits,
    Conversations conversations, TimeProvider time, IOptions<DirectLineOptions> options)
{
    private const int MaximumBytes = 16 << 10;

    /// <summary>Answers with a token, or problem+json.</summary>
    public async Task PostAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!origins.IsAllowed(http.Request))
        {
            throw new WebChatTokenException(403, "This origin may not use the service.");
        }

        var body = await ReadAsync(http);
        var user = await AuthenticateAsync(body.UserToken, http.RequestAborted);
        if (limits.TakeToken(user?.Login) is { } wait)
        {
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            throw new WebChatTokenException(429, "Too many tokens; come back later.");
        }

        var credential = body switch
        {
            { Token: { } expired } => await ExchangeAsync(http, expired, body.UserToken is not null, user),
            { ConversationId: { } id } when http.Request.Headers.Authorization.Count > 0 => await SignInAsync(http, id, user),
            { ConversationId: { } id } => await ReopenAsync(id, user, http.RequestAborted),
            _ => New(user),
        };
        var (token, expiresIn) = tokens.Issue(credential with { Origins = OriginOf(http), SignedInAt = user is null ? credential.SignedInAt : time.GetUtcNow() });
        await DirectLineBodies.WriteAsync(
            http, 200, new ConversationBody(credential.ConversationId!, token, expiresIn, UserId: credential.UserId), DirectLineJson.Default.ConversationBody);
    }

    /// <summary>POST /api/webchat/sign-out: from here on no token of the sign-in opens the conversation. For strangers it changes nothing.</summary>
    public async Task SignOutAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var credential = await RequireAsync(http);
        if (credential is { IsSecret: false, User: not null })
        {
            await RequireOwnAsync(credential.ConversationId!, credential.User, http.RequestAborted);
            await endpoints.EndSignInAsync(credential, http.RequestAborted);
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Credential New(SignedInUser? user) =>
        new(endpoints.NewConversationId(), NewUserId(), user, null, time.GetUtcNow(), DateTimeOffset.MaxValue);

    /// <summary>The widget slept longer than its token lives. The signature proves the conversation; its age is limited.</summary>
    private async Task<Credential> ExchangeAsync(HttpContext http, string token, bool withUserToken, SignedInUser? user)
    {
        var old = await tokens.ReadAsync(token) ?? throw new WebChatTokenException(403, "The token is not one of this service.");
        if (!origins.IsAllowed(http.Request, old.Origins))
        {
            throw new WebChatTokenException(403, "The token was made for another page.");
        }

        if (old.IssuedAt + options.Value.ExchangeableFor < time.GetUtcNow())
        {
            throw new WebChatTokenException(403, "The token is too old to be exchanged.");
        }

        if (withUserToken && old.User is not null && old.User.Login != user?.Login)
        {
            throw new WebChatTokenException(403, "The conversation belongs to somebody else.");
        }

        await RequireOwnAsync(old.ConversationId!, user ?? old.User, http.RequestAborted);
        if (user is null)
        {
            return await StillOpensAsync(old, http.RequestAborted) ? old : throw new WebChatTokenException(403, "The sign-in is over; sign in again.");
        }

        var signedIn = old with { User = user };
        if (old.User is null)
        {
            await endpoints.AdoptAsync(signedIn, http.RequestAborted);
        }

        return signedIn;
    }

    /// <summary>Somebody signed in during the conversation: from here on it is theirs.</summary>
    private async Task<Credential> SignInAsync(HttpContext http, string conversationId, SignedInUser? user)
    {
        var current = await RequireAsync(http);
        if (user is null)
        {
            throw new WebChatTokenException(400, "'userToken' is required.");
        }

        if (current.ConversationId != conversationId || (current.User is { } other && other.Login != user.Login))
        {
            throw new WebChatTokenException(403, "The conversation belongs to somebody else.");
        }

        await RequireOwnAsync(conversationId, user, http.RequestAborted);
        var signedIn = current with { User = user };
        // The turn binds the conversation to the person, so that tokens from before open it no more.
        await endpoints.AdoptAsync(signedIn, http.RequestAborted);
        return signedIn;
    }

    private async Task<Credential> ReopenAsync(string conversationId, SignedInUser? user, CancellationToken cancellationToken)
    {
        var snapshot = await conversations.ReadAsync(conversationId, cancellationToken);
        return user is not null && snapshot.State.User?.Login == user.Login
            ? new Credential(conversationId, snapshot.State.UserId ?? NewUserId(), user, null, time.GetUtcNow(), DateTimeOffset.MaxValue)
            : throw new WebChatTokenException(403, "The conversation belongs to somebody else.");
    }

    private async Task RequireOwnAsync(string conversationId, SignedInUser? user, CancellationToken cancellationToken)
    {
        var snapshot = await conversations.ReadAsync(conversationId, cancellationToken);
        if (snapshot.IsErased)
        {
            throw new WebChatTokenException(403, "The conversation was erased; start another one.");
        }

        if (snapshot.State.User is { } owner && owner.Login != user?.Login)
        {
            throw new WebChatTokenException(403, "The conversation belongs to somebody else.");
        }
    }

    private async Task<bool> StillOpensAsync(Credential credential, CancellationToken cancellationToken) =>
        credentials.Opens(credential, (await conversations.ReadAsync(credential.ConversationId!, cancellationToken)).State);

    private async Task<Credential> RequireAsync(HttpContext http)
    {
        try
        {
            return await credentials.RequireAsync(http);
        }
        catch (DirectLineException refused)
        {
            throw new WebChatTokenException(refused.Error.Status, refused.Error.Message);
        }
    }

    private async Task<SignedInUser?> AuthenticateAsync(string? userToken, CancellationToken cancellationToken)
    {
        if (userToken is null)
        {
            return null;
        }

        var user = await portal.AuthenticateAsync(userToken, cancellationToken)
            ?? throw new WebChatTokenException(401, "The portal's token is not valid.");
        return new SignedInUser(user.Login, user.Name);
    }

    private static async Task<TokenBody> ReadAsync(HttpContext http)
    {
        try
        {
            var json = await DirectLineBodies.ReadAsync(http, MaximumBytes);
            return json.Span.Trim((byte)' ').IsEmpty ? new TokenBody() : JsonSerializer.Deserialize(json.Span, WebChatJson.Default.TokenBody) ?? new TokenBody();
        }
        catch (JsonException)
        {
            throw new WebChatTokenException(400, "The body is not the JSON that is expected here.");
        }
        catch (DirectLineException refused)
        {
            throw new WebChatTokenException(refused.Error.Status, refused.Error.Message);
        }
    }

    private static List<string>? OriginOf(HttpContext http) => http.Request.Headers.Origin.ToString() is { Length: > 0 } origin ? [origin.TrimEnd('/')] : null;

    private static string NewUserId() => $"dl_{Guid.NewGuid():N}";
}

internal sealed class TokenBody
{
    public string? UserToken { get; set; }

    public string? ConversationId { get; set; }

    public string? Token { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, MaxDepth = 8)]
[JsonSerializable(typeof(TokenBody))]
internal sealed partial class WebChatJson : JsonSerializerContext;

/// <summary>Ends a token request with problem+json.</summary>
public sealed class WebChatTokenException(int status, string detail) : Exception(detail)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
