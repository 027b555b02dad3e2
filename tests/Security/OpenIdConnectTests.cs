using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.Portal;
using ChorusAssistant.Tests.RunningService;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Tests.Security;

/// <summary>The demo with its own OpenID Connect authority, which its own portal trusts.</summary>
public sealed class BotWithAuthority : RunningBot
{
    private readonly int _port = FreePort();

    public string Address => $"http://127.0.0.1:{_port}";

    protected override int Port => _port;

    protected override IEnumerable<(string Name, string Value)> Settings => [("Demo:OpenIdConnect", "true"), ("Portal:PublicUrl", Address)];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A whole sign-in by OpenID Connect, as a browser and the portal's page do it, with no outside service.</summary>
public sealed class OpenIdConnectTests(BotWithAuthority bot) : IClassFixture<BotWithAuthority>
{
    // A browser's part is played here, so that each step can be looked at.
    private static readonly HttpClient Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private const string Login = "joris.tournebise@montclair.example";

    [Fact]
    public async Task Discovery_login_page_code_and_token_sign_a_person_in_with_the_assistant()
    {
        var discovery = await GetAsync("/.well-known/openid-configuration");
        Assert.Equal($"{bot.Address}/", discovery.Text("issuer"));
        Assert.Equal(["S256"], discovery["code_challenge_methods_supported"]!.AsArray().Select(method => (string)method!));
        Assert.Equal(["code"], discovery["response_types_supported"]!.AsArray().Select(type => (string)type!));
        var key = (await GetAsync(discovery.Text("jwks_uri")))["keys"]!.AsArray().Single()!;
        Assert.Null(key["d"]); // the private half

        var flow = await Flow.BeginAsync(bot, discovery.Text("authorization_endpoint"));
        Assert.Contains("<option value=\"joris.tournebise@montclair.example\">", flow.LoginPage, StringComparison.Ordinal);
        var code = await flow.ChooseAsync(Login);
        var answer = await Protocol.ReadAsync(await flow.ExchangeAsync(code));

        var token = await Protocol.ReadAsync(await bot.Client.PostAsJsonAsync("/api/webchat/token", new { userToken = answer.Text("access_token") }));
        Assert.Equal((Login, "Joris Tournebise"), (SignedToken.Claims(token.Text("token")).Text("login"), SignedToken.Claims(token.Text("token")).Text("name")));
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        var flow = await Flow.BeginAsync(bot);
        var code = await flow.ChooseAsync(Login);

        Assert.Equal(HttpStatusCode.OK, (await flow.ExchangeAsync(code)).StatusCode);
        Assert.Equal("invalid_grant", await ErrorAsync(await flow.ExchangeAsync(code)));
    }

    [Fact]
    public async Task A_stolen_code_is_worth_nothing_without_its_verifier()
    {
        var flow = await Flow.BeginAsync(bot);
        var code = await flow.ChooseAsync(Login);

        Assert.Equal("invalid_grant", await ErrorAsync(await flow.ExchangeAsync(code, with: "another-verifier-that-is-long-enough-to-be-one-at-all")));
        Assert.Equal("invalid_request", await ErrorAsync(await flow.ExchangeAsync(code, with: "")));
    }

    [Fact]
    public async Task A_code_expires_within_the_minute()
    {
        var flow = await Flow.BeginAsync(bot);
        var code = await flow.ChooseAsync(Login);
        await bot.AdvanceAsync("00:01:01");

        Assert.Equal("invalid_grant", await ErrorAsync(await flow.ExchangeAsync(code)));
    }

    [Theory]
    [InlineData("redirect_uri", "https://evil.example/")]
    [InlineData("redirect_uri", "http://127.0.0.1/")]
    [InlineData("client_id", "another")]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "id_token token")]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge", "")]
    public async Task A_request_with_anything_wrong_never_sees_the_login_page(string parameter, string value)
    {
        using var answer = await Browser.GetAsync(Flow.RequestUri(bot, Flow.Challenge(Flow.NewVerifier()), (parameter, value)));

        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Found, answer.StatusCode.ToString());
        Assert.DoesNotContain("evil.example", answer.Headers.Location?.AbsoluteUri ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("code=", answer.Headers.Location?.Query ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("<form", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sites_page_cannot_sign_its_visitor_in()
    {
        var flow = await Flow.BeginAsync(bot);
        using var answer = await flow.PostChoiceAsync(Login, ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("")]
    [InlineData("personne@nulle-part.example")]
    [InlineData("xaviere.bretinval@fournitures.example")] // an account that waits for its activation
    [InlineData("\"><script>alert(1)</script>")]
    public async Task Only_active_accounts_sign_in(string login)
    {
        var flow = await Flow.BeginAsync(bot);
        using var answer = await flow.PostChoiceAsync(login);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_client_sent_along_is_shown_encoded()
    {
        var state = "\"><script>alert(1)</script>";
        using var page = await bot.Client.GetAsync(Flow.RequestUri(bot, Flow.Challenge(Flow.NewVerifier()), ("state", state)));

        Assert.DoesNotContain("<script", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_identity_token_is_for_the_portal_and_opens_nothing_here()
    {
        var flow = await Flow.BeginAsync(bot);
        var answer = await Protocol.ReadAsync(await flow.ExchangeAsync(await flow.ChooseAsync(Login)));

        await Protocol.ProblemAsync(await bot.Client.PostAsJsonAsync("/api/webchat/token", new { userToken = answer.Text("id_token") }), 401);
    }

    [Fact]
    public async Task The_menu_of_the_demo_signs_in_too()
    {
        var signedIn = await Protocol.ReadAsync(await bot.Client.PostAsJsonAsync("/dev/sign-in", new { login = Login }));

        var token = await Protocol.ReadAsync(await bot.Client.PostAsJsonAsync("/api/webchat/token", new { userToken = signedIn.Text("userToken") }));
        Assert.Equal(Login, SignedToken.Claims(token.Text("token")).Text("login"));
    }

    [Fact]
    public async Task Its_key_lies_in_the_storage_folder_for_the_services_account_alone()
    {
        await GetAsync("/.well-known/jwks");
        var file = Path.Combine(bot.Folder, "keys", "openid-signing.pem");

        Assert.True(File.Exists(file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Outside_development_the_service_does_not_start_with_it()
    {
        var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Demo__OpenIdConnect"] = "true",
        });

        Assert.Equal(78, exitCode);
        Assert.Contains("Demo:OpenIdConnect signs anybody in as anybody; it is for Development only.", errors, StringComparison.Ordinal);
    }

    private async Task<JsonNode> GetAsync(string address) => await Protocol.ReadAsync(await bot.Client.GetAsync(address));

    private static async Task<string> ErrorAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync()).Text("error");
    }

    /// <summary>One sign-in: what the page knows while it is under way.</summary>
    private sealed class Flow(BotWithAuthority bot, string verifier, string state, string loginPage)
    {
        private const string ClientId = "portail-demo";

        public string LoginPage => loginPage;

        public static async Task<Flow> BeginAsync(BotWithAuthority bot, string? endpoint = null)
        {
            var (verifier, state) = (NewVerifier(), NewVerifier());
            var address = RequestUri(bot, Challenge(verifier), ("state", state));
            Assert.StartsWith(endpoint ?? bot.Address, address, StringComparison.Ordinal);
            using var page = await bot.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            return new Flow(bot, verifier, state, await page.Content.ReadAsStringAsync());
        }

        public static string NewVerifier() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

        public static string Challenge(string verifier) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

        public static string RequestUri(BotWithAuthority bot, string challenge, params (string Name, string Value)[] others)
        {
            var request = new Dictionary<string, string>
            {
                ["client_id"] = ClientId,
                ["redirect_uri"] = $"{bot.Address}/",
                ["response_type"] = "code",
                ["scope"] = "openid profile",
                ["code_challenge"] = challenge,
                ["code_challenge_method"] = "S256",
            };
            foreach (var (name, value) in others)
            {
                request[name] = value;
            }

            return $"{bot.Address}/connect/authorize?{string.Join('&', request.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}";
        }

        /// <summary>Sends the form of the login page, and takes the code from where the browser is sent.</summary>
        public async Task<string> ChooseAsync(string login)
        {
            using var answer = await PostChoiceAsync(login);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.StartsWith($"{bot.Address}/?", answer.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(answer.Headers.Location.Query);
            Assert.Equal(state, query["state"]);
            return query["code"]!;
        }

        public async Task<HttpResponseMessage> PostChoiceAsync(string login, params (string Name, string Value)[] headers)
        {
            var fields = Regex.Matches(loginPage, "<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\">")
                .Select(field => KeyValuePair.Create(field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)))
                .Append(KeyValuePair.Create("login", login));
            return await SendFormAsync(new Uri($"{bot.Address}/connect/authorize"), fields, headers);
        }

        private static async Task<HttpResponseMessage> SendFormAsync(
            Uri address, IEnumerable<KeyValuePair<string, string>> fields, (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            return await Browser.SendAsync(request);
        }

        public Task<HttpResponseMessage> ExchangeAsync(string code, string? with = null) =>
            bot.Client.PostAsync(new Uri("/connect/token", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = ClientId,
                ["redirect_uri"] = $"{bot.Address}/",
                ["code"] = code,
                ["code_verifier"] = with ?? verifier,
            }));

    }
}
