using ChorusAssistant.Bot.Turns;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>Works out what a request's credential may do, in the order of the protocol: credential, origin, conversation.</summary>
public sealed class Credentials(DirectLineSecrets secrets, DirectLineTokens tokens, Origins origins, Conversations conversations, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    /// <summary>Reads the Authorization header.</summary>
    /// <exception cref="DirectLineException">401 none, 403 expired, unknown or from a page that may not.</exception>
    public async Task<Credential> RequireAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length == Scheme.Length)
        {
            throw new DirectLineException(DirectLineError.Unauthorized);
        }

        var text = header[Scheme.Length..].Trim();
        if (secrets.IsSecret(text))
        {
            RequireOrigin(http, null);
            return new Credential(null, null, null, null, default, DateTimeOffset.MaxValue);
        }

        return Check(http, await tokens.ReadAsync(text));
    }

    /// <summary>Reads the <c>t</c> of a stream URL.</summary>
    /// <exception cref="DirectLineException">401 none, 403 expired, unknown or from a page that may not.</exception>
    public async Task<Credential> RequireForStreamAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Check(http, await tokens.ReadForStreamAsync(RequireT(http)));
    }

    /// <summary>Requires the <c>t</c> of a file's link: it opens that file, as long as it is kept, and nothing else.</summary>
    /// <exception cref="DirectLineException">401 none, 403 expired, of another file or from a page that may not.</exception>
    public async Task RequireForFileAsync(HttpContext http, string conversationId, string fileId)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Check(http, await tokens.ReadForFileAsync(RequireT(http), fileId)).ConversationId != conversationId)
        {
            throw new DirectLineException(DirectLineError.Forbidden);
        }
    }

    /// <summary>Requires the secret.</summary>
    /// <exception cref="DirectLineException">403 for a token.</exception>
    public async Task RequireSecretAsync(HttpContext http)
    {
        if (!(await RequireAsync(http)).IsSecret)
        {
            throw new DirectLineException(DirectLineError.Forbidden);
        }
    }

    /// <summary>Requires that the credential opens the conversation, and reads it.</summary>
    /// <exception cref="DirectLineException">403 another conversation or another person, 404 unknown.</exception>
    public async Task<ConversationSnapshot> RequireConversationAsync(Credential credential, string conversationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credential);
        if (!credential.IsSecret && credential.ConversationId != conversationId)
        {
            throw new DirectLineException(DirectLineError.Forbidden);
        }

        var snapshot = await conversations.ReadAsync(conversationId, cancellationToken);
        if (snapshot.IsErased)
        {
            throw new DirectLineException(DirectLineError.ErasedConversation);
        }

        if (credential.IsSecret)
        {
            // A token proves its conversation even when nothing was said in it yet; the secret proves none.
            return snapshot.Number > 0 ? snapshot : throw new DirectLineException(DirectLineError.UnknownConversation);
        }

        return Opens(credential, snapshot.State) ? snapshot : throw new DirectLineException(DirectLineError.Forbidden);
    }

    /// <summary>
    /// Whether the credential still opens its conversation. After a sign-in the conversation belongs to that person: tokens from before it
    /// open it no more, nor do theirs after they have signed out, or once the sign-in is too old.
    /// </summary>
    internal bool Opens(Credential credential, ConversationState state) =>
        credential.IsSecret
        || ((state.User is not { } owner || owner.Login == credential.User?.Login)
            && (credential.User is null || state.SignedOutAt is not { } signedOut || credential.SignedInAt > signedOut)
            && (tokens.SignInEndsAt(credential) is not { } end || end > time.GetUtcNow()));

    private static string RequireT(HttpContext http)
    {
        var text = http.Request.Query["t"].ToString();
        return text.Count(character => character == '.') == 2 ? text : throw new DirectLineException(DirectLineError.Unauthorized);
    }

    private Credential Check(HttpContext http, Credential? credential)
    {
        if (credential is null)
        {
            throw new DirectLineException(DirectLineError.Forbidden);
        }

        if (credential.ExpiresAt <= time.GetUtcNow())
        {
            throw new DirectLineException(DirectLineError.TokenExpired);
        }

        RequireOrigin(http, credential.Origins);
        return credential;
    }

    private void RequireOrigin(HttpContext http, IReadOnlyList<string>? onlyThese)
    {
        if (!origins.IsAllowed(http.Request, onlyThese))
        {
            throw new DirectLineException(DirectLineError.OriginRefused);
        }
    }
}
