using System.Security.Cryptography;
using System.Text;
using ChorusAssistant.Bot.Portal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Tests.Portal;

public sealed class PortalIdentityTests
{
    private const string Key = "une clé de signature d'au moins trente-deux octets";
    private const string Login = "joris.tournebise@montclair.example";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_token_signed_with_the_shared_key_says_who_is_signed_in()
    {
        var user = await IdentityWith(SharedKey()).AuthenticateAsync(Token(), default);
        Assert.Equal(new PortalUser(Login, "Joris Tournebise"), user);

        Assert.Equal(Login, (await IdentityWith(SharedKey()).AuthenticateAsync(Token(login: Login.ToUpperInvariant(), name: null), default))?.Login);
    }

    [Fact]
    public async Task A_token_is_good_until_it_expires()
    {
        var identity = IdentityWith(SharedKey());
        var token = Token();
        _clock.Advance(TimeSpan.FromMinutes(60.9));
        Assert.NotNull(await identity.AuthenticateAsync(token, default)); // a minute for clocks that differ
        _clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Null(await identity.AuthenticateAsync(token, default));
    }

    [Fact]
    public async Task A_token_with_anything_wrong_signs_nobody_in()
    {
        var identity = IdentityWith(SharedKey());
        using var rsa = RSA.Create(2048);
        string[] wrong =
        [
            Token(issuer: "autre-portail"), Token(audience: "autre-service"), Token(key: Key + "!"),
            Token(notBefore: _clock.GetUtcNow().AddMinutes(5)), Token(login: "pas une adresse"), Token(login: null), Token(expires: false),
            Token(credentials: new SigningCredentials(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256)),
            Unsigned(Token()), Tampered(Token()), "", "a.b.c", "pas un jeton", new string('x', 100_000),
        ];

        foreach (var token in wrong)
        {
            Assert.Null(await identity.AuthenticateAsync(token, default));
        }
    }

    [Fact]
    public async Task Without_a_key_or_an_authority_nobody_can_be_signed_in() =>
        Assert.Null(await IdentityWith(new PortalOptions()).AuthenticateAsync(Token(), default));

    [Fact]
    public async Task An_authority_publishes_its_keys_and_may_rotate_them()
    {
        await using var authority = await TestAuthority.StartAsync();
        var identity = IdentityWith(new PortalOptions { Authority = authority.Address });
        Assert.Equal(Login, (await identity.AuthenticateAsync(Token(issuer: authority.Address, credentials: authority.Credentials), default))?.Login);

        authority.Rotate();
        Assert.Equal(Login, (await identity.AuthenticateAsync(Token(issuer: authority.Address, credentials: authority.Credentials), default))?.Login);
    }

    [Fact]
    public async Task A_published_key_does_not_pass_for_a_shared_secret()
    {
        await using var authority = await TestAuthority.StartAsync();
        var identity = IdentityWith(new PortalOptions { Authority = authority.Address });
        var publicKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(authority.PublicKeyPem)) { KeyId = authority.Credentials.Key.KeyId };

        Assert.Null(await identity.AuthenticateAsync(
            Token(issuer: authority.Address, credentials: new SigningCredentials(publicKey, SecurityAlgorithms.HmacSha256)), default));
    }

    [Fact]
    public async Task An_authority_that_is_away_signs_nobody_in_and_breaks_nothing() =>
        Assert.Null(await IdentityWith(new PortalOptions { Authority = "http://127.0.0.1:9" }).AuthenticateAsync(Token(), default));

    [Theory]
    [InlineData("Portal:SigningKey is too short; it needs at least 32 bytes.", "court", "")]
    [InlineData("Portal:SigningKey and Portal:Authority exclude each other; keep one.", Key, "https://id.example")]
    [InlineData("Portal:Authority must be an https address (http on this machine only).", "", "http://id.example")]
    public void A_wrong_setting_is_told_in_one_line(string line, string key, string authority) =>
        Assert.Equal(line, Assert.Single(new PortalOptionsValidator().Validate(null, new PortalOptions { SigningKey = key, Authority = authority }).Failures!));

    private static PortalOptions SharedKey() => new() { SigningKey = Key, Issuer = "portail", Audience = "assistant" };

    private PortalIdentity IdentityWith(PortalOptions options)
    {
        options.Audience = "assistant";
        return new PortalIdentity(Options.Create(options), _clock, NullLogger<PortalIdentity>.Instance);
    }

    private string Token(
        string issuer = "portail", string audience = "assistant", string? login = Login, string? name = "Joris Tournebise", string key = Key,
        DateTimeOffset? notBefore = null, bool expires = true, SigningCredentials? credentials = null)
    {
        Dictionary<string, object> claims = [];
        if (login is not null)
        {
            claims["sub"] = login;
        }

        if (name is not null)
        {
            claims["name"] = name;
        }

        var now = _clock.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            NotBefore = (notBefore ?? now).UtcDateTime,
            Expires = expires ? now.AddHours(1).UtcDateTime : null,
            SigningCredentials = credentials
                ?? new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), SecurityAlgorithms.HmacSha256),
        });
    }

    private static string Unsigned(string token) => $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{token.Split('.')[1]}.";

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("joris", "autre", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }
}
