using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>Origins and CORS (facts/direct-line.md, sections 1 and 2).</summary>
[Collection(SharedService.Name)]
public sealed class OriginTests(SharedService shared)
{
    private const string Start = "/v3/directline/conversations";

    private HttpClient Http => shared.Service.Http;

    [Theory]
    [InlineData("/v3/directline/conversations", "POST")]
    [InlineData("/v3/directline/conversations/x/activities", "GET")]
    [InlineData("/v3/directline/conversations/x/upload", "POST")]
    [InlineData("/api/webchat/token", "POST")]
    public async Task A_preflight_allows_what_microsofts_client_sends(string path, string method)
    {
        using var answer = await Protocol.SendAsync(Http, HttpMethod.Options, path, null, null,
            ("Origin", SharedService.Page), ("Access-Control-Request-Method", method),
            ("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with"));

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal([SharedService.Page], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        var headers = string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Headers"));
        foreach (var name in (string[])["Authorization", "Content-Type", "x-ms-bot-agent", "X-Requested-With"])
        {
            Assert.Contains(name, headers, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(method, string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.True(int.Parse(answer.Headers.GetValues("Access-Control-Max-Age").Single(), System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_preflight_of_another_page_allows_nothing()
    {
        using var answer = await Protocol.SendAsync(Http, HttpMethod.Options, Start, null, null,
            ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization"));

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(null, 401, "BadArgument")]
    [InlineData("nonsense", 403, "BadArgument")]
    [InlineData("expired", 403, "TokenExpired")]
    public async Task Errors_can_be_read_by_the_page_too(string? credential, int status, string code)
    {
        var token = credential == "expired" ? SignedToken.Expired("slept") : credential;

        var answer = await Protocol.SendAsync(Http, HttpMethod.Post, Start, token, null, ("Origin", SharedService.Page));

        Assert.Equal([SharedService.Page], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        await Protocol.RefusedAsync(answer, status, code);
    }

    [Fact]
    public async Task Unknown_paths_and_broken_bodies_can_be_read_by_the_page_too()
    {
        var conversation = await Conversation.OpenAsync(shared);
        foreach (var (path, status) in ((string, int)[])[("/v3/directline/nothing", 404), (conversation.Path("activities"), 400)])
        {
            using var answer = await Protocol.SendAsync(Http, HttpMethod.Post, path, conversation.Token, Protocol.Json("{"), ("Origin", SharedService.Page));

            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal([SharedService.Page], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://portail.example.evil.example")]
    [InlineData("http://portail.example")]
    [InlineData("https://portail.example:8443")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_is_refused_whatever_its_credential(string origin)
    {
        var conversation = await Conversation.OpenAsync(shared);
        foreach (var credential in (string[])[conversation.Token, ServiceProcess.Secret])
        {
            var answer = await Protocol.SendAsync(Http, HttpMethod.Get, conversation.Path("activities"), credential, null, ("Origin", origin));

            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            await Protocol.RefusedAsync(answer, 403, "BadArgument");
        }
    }

    [Fact]
    public async Task A_token_is_good_only_on_the_pages_it_was_made_for()
    {
        var made = await Protocol.ReadAsync(await Protocol.SendAsync(Http, HttpMethod.Post, "/v3/directline/tokens/generate", ServiceProcess.Secret,
            Protocol.Json("""{"user":{"id":"dl_1"},"trustedOrigins":["https://elsewhere.example"]}""")));

        await Protocol.RefusedAsync(
            await Protocol.SendAsync(Http, HttpMethod.Post, Start, made.Text("token"), null, ("Origin", SharedService.Page)), 403, "BadArgument");
        using var server = await Protocol.SendAsync(Http, HttpMethod.Post, Start, made.Text("token"));
        Assert.Equal(201, (int)server.StatusCode);
    }

    [Fact]
    public async Task A_trusted_origin_may_be_written_with_a_slash_at_its_end()
    {
        var made = await Protocol.ReadAsync(await Protocol.SendAsync(Http, HttpMethod.Post, "/v3/directline/tokens/generate", ServiceProcess.Secret,
            Protocol.Json($$"""{"trustedOrigins":["{{SharedService.Page}}/"]}""")));

        using var started = await Protocol.SendAsync(Http, HttpMethod.Post, Start, made.Text("token"), null, ("Origin", SharedService.Page));

        Assert.Equal(201, (int)started.StatusCode);
    }

    [Fact]
    public async Task The_services_own_pages_are_always_allowed()
    {
        var own = shared.Service.Address.GetLeftPart(UriPartial.Authority);

        using var answer = await Protocol.SendAsync(Http, HttpMethod.Post, "/api/webchat/token", null, Protocol.Json("{}"), ("Origin", own));

        Assert.True(answer.IsSuccessStatusCode);
    }
}
