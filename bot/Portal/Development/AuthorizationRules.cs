using System.Collections.Concurrent;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChorusAssistant.Bot.Portal.Development;

/// <summary>
/// What OpenIddict leaves to its host where it keeps no tables: which client may ask, where answers go, and that a code is used once.
/// </summary>
internal sealed class AuthorizationRules(DemoAuthority authority, TimeProvider time)
    : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>, IOpenIddictServerHandler<ValidateTokenRequestContext>, IOpenIddictServerHandler<HandleTokenRequestContext>
{
    /// <summary>How long a code may wait to be exchanged.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    /// <summary>The claim that tells codes apart; it stays inside the code.</summary>
    public const string CodeId = "code_id";

    private readonly ConcurrentDictionary<string, DateTimeOffset> _usedCodes = new(StringComparer.Ordinal);

    /// <summary>Refuses requests of other clients, and answers to other addresses.</summary>
    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId != DemoAuthority.ClientId)
        {
            context.Reject(Errors.InvalidClient, "The client is unknown.");
        }
        else if (context.RedirectUri != authority.RedirectUri.AbsoluteUri)
        {
            context.Reject(Errors.InvalidRequest, "The redirect_uri is not the client's.");
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Refuses other clients.</summary>
    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (context.ClientId != DemoAuthority.ClientId)
        {
            context.Reject(Errors.InvalidClient, "The client is unknown.");
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Lets each code through once; by here it is known to be genuine, in time, of this client and proven by its verifier.</summary>
    public ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var now = time.GetUtcNow();
        foreach (var (used, end) in _usedCodes)
        {
            if (end < now)
            {
                _usedCodes.TryRemove(used, out _);
            }
        }

        // Kept for longer than the code lives, which is refused by its age from then on.
        if (context.Principal?.FindFirst(CodeId)?.Value is not { } id || !_usedCodes.TryAdd(id, now + (2 * CodeLifetime)))
        {
            context.Reject(Errors.InvalidGrant, "The code was used before.");
        }

        return ValueTask.CompletedTask;
    }
}
