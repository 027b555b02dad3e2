using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Tests.Portal;

/// <summary>An OpenID Connect authority, as far as its keys go.</summary>
internal sealed class TestAuthority : IAsyncDisposable
{
    private readonly WebApplication _app;
    private RsaSecurityKey _key = NewKey();
    private int _requests;

    private TestAuthority(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>How often it was asked for anything.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public SigningCredentials Credentials => new(_key, SecurityAlgorithms.RsaSha256);

    public string PublicKeyPem => _key.Rsa.ExportSubjectPublicKeyInfoPem();

    public static async Task<TestAuthority> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var authority = new TestAuthority(builder.Build());
        authority._app.Use((http, next) =>
        {
            Interlocked.Increment(ref authority._requests);
            return next(http);
        });
        authority._app.MapGet("/.well-known/openid-configuration", () => TypedResults.Text(
            $$"""{"issuer":"{{authority.Address}}","jwks_uri":"{{authority.Address}}/keys"}""", "application/json"));
        authority._app.MapGet("/keys", () => TypedResults.Text(authority.Keys(), "application/json"));
        await authority._app.StartAsync();
        return authority;
    }

    public void Rotate() => _key = NewKey();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Keys()
    {
        var key = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return $$"""
            {"keys":[{"kty":"RSA","use":"sig","kid":"{{_key.KeyId}}","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}"}]}
            """;
    }

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };
}
