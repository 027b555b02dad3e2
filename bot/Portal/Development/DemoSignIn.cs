using System.Text;
using ChorusAssistant.Domain.Accounts;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Bot.Portal.Development;

/// <summary>Plays the portal's part: signs tokens that say who is signed in, with the shared key or as the demonstration's authority.</summary>
internal sealed class DemoSignIn(IOptions<PortalOptions> options, TimeProvider timeProvider, DemoAuthority? authority = null)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A token for the account; null where the keys are another authority's.</summary>
    public string? TokenFor(Account account)
    {
        var portal = options.Value;
        var (issuer, signing) = portal.SigningKey.Length > 0
            ? (portal.EffectiveIssuer, new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(portal.SigningKey)), SecurityAlgorithms.HmacSha256))
            : authority?.Signs(portal) == true ? (authority.Issuer.AbsoluteUri, authority.Signing) : (null, null);
        if (signing is null)
        {
            return null;
        }

        var now = timeProvider.GetUtcNow();
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = portal.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [portal.LoginClaim] = account.Login.Address,
                [JwtRegisteredClaimNames.Name] = $"{account.FirstName} {account.LastName}",
            },
            SigningCredentials = signing,
        });
    }
}
