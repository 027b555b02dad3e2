using System.Security.Cryptography;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Portal;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Bot.Portal.Development;

/// <summary>
/// The portal's OpenID Connect authority of the demonstration: who it is, and what it signs with. Its key is made once and kept in the
/// storage folder, so that whoever is signed in stays so over a restart.
/// </summary>
internal sealed class DemoAuthority : IDisposable
{
    /// <summary>The one client: the demo portal's pages. Public, hence without a secret: PKCE binds its codes.</summary>
    public const string ClientId = "portail-demo";

    private readonly ECDsa _key;

    public DemoAuthority(StoreAddress address, IOptions<PublicAddressOptions> portal)
    {
        // As OpenIddict writes it into tokens and into the discovery document.
        Issuer = new Uri(portal.Value.PublicUrl, UriKind.Absolute);
        _key = ReadOrMake(Path.Combine(address.Directory, "keys", "openid-signing.pem"));
        Signing = new SigningCredentials(
            new ECDsaSecurityKey(_key) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(_key.ExportSubjectPublicKeyInfo())[..16]) },
            SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>What stands in <c>iss</c>, and where the discovery document is.</summary>
    public Uri Issuer { get; }

    /// <summary>Signs tokens; the public half is published.</summary>
    public SigningCredentials Signing { get; }

    /// <summary>Where the portal's pages take their code.</summary>
    public Uri RedirectUri => new(Issuer, "/");

    /// <summary>Whether it is the authority whose tokens count.</summary>
    public bool Signs(PortalOptions portal) => Uri.TryCreate(portal.Authority, UriKind.Absolute, out var trusted) && trusted == Issuer;

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static ECDsa ReadOrMake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            PrivateFile.WriteOnce(path, made.ExportPkcs8PrivateKeyPem());
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return key;
    }
}
