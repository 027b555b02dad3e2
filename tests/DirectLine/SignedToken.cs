using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>Tokens signed by the tests, with the keys that the service was given.</summary>
internal static class SignedToken
{
    private const string DirectLineIssuer = "https://directline.botframework.com/";

    /// <summary>The portal's word that somebody is signed in.</summary>
    public static string OfPortal(string login) => Sign(
        Encoding.UTF8.GetBytes(ServiceProcess.PortalKey), "chorus-portal", "chorus-assistant",
        new Dictionary<string, object> { ["sub"] = login }, TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(10));

    /// <summary>A genuine Direct Line token whose time is over.</summary>
    public static string Expired(string conversationId, TimeSpan? age = null, string audience = DirectLineIssuer) => Sign(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(ServiceProcess.Secret), 32, salt: null,
            Encoding.UTF8.GetBytes("chorus-assistant direct line tokens")),
        DirectLineIssuer, audience, new Dictionary<string, object> { ["conv"] = conversationId, ["user"] = "dl_sleeper" },
        TimeProvider.System.GetUtcNow() - (age ?? TimeSpan.FromHours(1)), TimeSpan.FromMinutes(30));

    /// <summary>A token that somebody else signed.</summary>
    public static string Forged(string conversationId) => Sign(
        RandomNumberGenerator.GetBytes(32), DirectLineIssuer, DirectLineIssuer,
        new Dictionary<string, object> { ["conv"] = conversationId }, TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(30));

    /// <summary>The claims, read as Microsoft's client reads them: the middle part, unchecked.</summary>
    public static JsonNode Claims(string token)
    {
        var parts = token.Split('.');
        Assert.Equal(3, parts.Length);
        return JsonNode.Parse(Base64UrlEncoder.DecodeBytes(parts[1]))!;
    }

    private static string Sign(
        byte[] key, string issuer, string audience, Dictionary<string, object> claims, DateTimeOffset from, TimeSpan lifetime) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = from.UtcDateTime,
            NotBefore = from.UtcDateTime,
            Expires = (from + lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256),
        });
}
