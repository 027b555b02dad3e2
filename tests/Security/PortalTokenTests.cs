using System.Security.Cryptography;
using System.Text;
using ChorusAssistant.Bot.Portal;
using ChorusAssistant.Tests.Portal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Tests.Security;

/// <summary>Forged tokens of the portal where an authority publishes the keys; the shared key's are in PortalIdentityTests.</summary>
public sealed class PortalTokenTests : IAsyncLifetime, IDisposable
{
    private const string Login = "joris.tournebise@montclair.example";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private TestAuthority _authority = null!;
    private PortalIdentity _identity = null!;

    public async Task InitializeAsync()
    {
        _authority = await TestAuthority.StartAsync();
        _identity = new PortalIdentity(
            Options.Create(new PortalOptions { Authority = _authority.Address, Audience = "assistant" }), _clock, NullLogger<PortalIdentity>.Instance);
        Assert.Equal(Login, (await _identity.AuthenticateAsync(Token(_authority.Credentials), default))?.Login);
    }

    public async Task DisposeAsync() => await _authority.DisposeAsync();

    public void Dispose() => _identity.Dispose();

    [Fact]
    public async Task Only_the_issuer_the_audience_and_the_time_that_are_right_sign_somebody_in()
    {
        foreach (var token in (string[])
            [
                Token(_authority.Credentials, issuer: "https://another.example"), Token(_authority.Credentials, issuer: _authority.Address + "/"),
                Token(_authority.Credentials, audience: "another"), Token(_authority.Credentials, audience: ""),
                Token(_authority.Credentials, from: TimeSpan.FromMinutes(2)), Token(_authority.Credentials, from: TimeSpan.FromHours(-2)),
            ])
        {
            Assert.Null(await _identity.AuthenticateAsync(token, default));
        }
    }

    [Fact]
    public async Task A_key_that_the_token_brings_along_is_not_believed()
    {
        using var rsa = RSA.Create(2048);
        var forger = new RsaSecurityKey(rsa) { KeyId = _authority.Credentials.Key.KeyId };
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(false)));
        foreach (var header in (Dictionary<string, object>[])
            [
                [],
                new() { ["jwk"] = new Dictionary<string, object> { ["kty"] = "RSA", ["n"] = jwk.N, ["e"] = jwk.E } },
                new() { ["jku"] = "http://127.0.0.1:9/keys" },
                new() { ["x5u"] = "http://127.0.0.1:9/chain" },
            ])
        {
            Assert.Null(await _identity.AuthenticateAsync(Token(new SigningCredentials(forger, SecurityAlgorithms.RsaSha256), header: header), default));
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("HS512")]
    [InlineData("RS1")]
    [InlineData("")]
    public async Task An_algorithm_that_proves_nothing_is_refused(string algorithm)
    {
        var header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","kid":"{{_authority.Credentials.Key.KeyId}}","typ":"JWT"}""");
        var payload = Token(_authority.Credentials).Split('.')[1];
        var signed = Encoding.ASCII.GetBytes($"{header}.{payload}");
        foreach (var key in (byte[][])[Encoding.ASCII.GetBytes(_authority.PublicKeyPem), Encoding.ASCII.GetBytes(_authority.PublicKeyPem.Trim()), []])
        {
            Assert.Null(await _identity.AuthenticateAsync($"{header}.{payload}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(key, signed))}", default));
        }

        Assert.Null(await _identity.AuthenticateAsync($"{header}.{payload}.", default));
    }

    [Fact]
    public async Task Invented_key_names_do_not_become_requests_to_the_authority()
    {
        using var rsa = RSA.Create(2048);
        var before = _authority.Requests;
        for (var i = 0; i < 50; i++)
        {
            var forger = new RsaSecurityKey(rsa) { KeyId = $"invented-{i}" };
            Assert.Null(await _identity.AuthenticateAsync(Token(new SigningCredentials(forger, SecurityAlgorithms.RsaSha256)), default));
        }

        Assert.InRange(_authority.Requests - before, 0, 2); // the discovery document and the keys, once
    }

    [Fact]
    public async Task A_withdrawn_key_counts_for_an_hour_at_most_and_a_new_one_at_once()
    {
        var old = _authority.Credentials;
        _authority.Rotate();
        Assert.NotNull(await _identity.AuthenticateAsync(Token(_authority.Credentials), default));
        Assert.Null(await _identity.AuthenticateAsync(Token(old), default));

        // Without a token that shows the rotation, the published keys are read again within the hour.
        var between = _authority.Credentials;
        _authority.Rotate();
        _clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await _identity.AuthenticateAsync(Token(between), default));
    }

    [Fact]
    public async Task An_encrypted_token_that_nobody_signed_is_refused()
    {
        var encrypted = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _authority.Address,
            Audience = "assistant",
            Claims = new Dictionary<string, object> { ["sub"] = Login },
            Expires = _clock.GetUtcNow().AddHours(1).UtcDateTime,
            EncryptingCredentials = new EncryptingCredentials(_authority.Credentials.Key, SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512),
        });

        Assert.Null(await _identity.AuthenticateAsync(encrypted, default));
    }

    [Theory]
    [InlineData("""["joris.tournebise@montclair.example","oceane.dumontelle@batisseurs.example"]""")]
    [InlineData("""{"a":"joris.tournebise@montclair.example"}""")]
    [InlineData("7")]
    [InlineData("true")]
    public async Task A_login_that_is_no_text_is_nobody(string login)
    {
        var token = Token(_authority.Credentials, login: System.Text.Json.JsonDocument.Parse(login).RootElement);

        Assert.Null(await _identity.AuthenticateAsync(token, default));
    }

    private string Token(
        SigningCredentials credentials, string? issuer = null, string audience = "assistant", TimeSpan from = default, object? login = null,
        Dictionary<string, object>? header = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? _authority.Address,
            Audience = audience,
            Claims = new Dictionary<string, object> { ["sub"] = login ?? Login },
            NotBefore = (_clock.GetUtcNow() + from).UtcDateTime,
            Expires = (_clock.GetUtcNow() + from).AddHours(1).UtcDateTime,
            SigningCredentials = credentials,
            AdditionalHeaderClaims = header,
        });
}
