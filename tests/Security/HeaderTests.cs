using System.Net;
using System.Text.RegularExpressions;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.Portal;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Security;

/// <summary>
/// The headers of every answer. The addresses come from the service's own table of endpoints: one that is added tomorrow is visited too.
/// </summary>
public sealed class HeaderTests(BotWithAuthority bot) : IClassFixture<BotWithAuthority>
{
    private const string Foreign = "https://evil.example";

    [Fact]
    public async Task Every_endpoint_answers_with_the_headers_that_keep_browsers_safe()
    {
        var visits = Endpoints(bot).Concat([("GET", "/nothing/here"), ("PUT", "/api/nlu/parse"), ("DELETE", "/"), ("TRACE", "/"), ("GET", "/v3/directline/x")]).ToList();
        Assert.InRange(visits.Count, 40, 2000);
        List<string> wrong = [];
        foreach (var (method, path) in visits)
        {
            using var answer = await Protocol.SendAsync(bot.Client, new HttpMethod(method), path, null, null, ("Origin", Foreign));
            wrong.AddRange(Weaknesses(answer).Select(weakness => $"{method} {path} ({(int)answer.StatusCode}): {weakness}"));
        }

        Assert.Empty(wrong);
    }

    /// <summary>A face of the service that is mapped later is visited by itself; these prove that the table is read at all.</summary>
    [Theory]
    [InlineData("POST", "/api/webchat/token")]
    [InlineData("POST", "/api/webchat/sign-out")]
    [InlineData("GET", "/v3/directline/conversations/x/stream")]
    [InlineData("GET", "/healthz/ready")]
    [InlineData("GET", "/documents/x/x")]
    [InlineData("POST", "/activation/x")]
    [InlineData("POST", "/connect/authorize")]
    [InlineData("GET", "/dev/mail/html")]
    [InlineData("GET", "/portal/portal.js")]
    public void The_table_of_endpoints_holds_what_is_served(string method, string path) => Assert.Contains((method, path), Endpoints(bot));

    internal static IEnumerable<(string Method, string Path)> Endpoints(RunningBot bot) =>
        from endpoint in bot.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        let path = "/" + Regex.Replace(endpoint.RoutePattern.RawText ?? "", @"\{\**[^}]*\}", "x").Trim('/')
        select (method, path);

    internal static IEnumerable<string> Weaknesses(HttpResponseMessage answer)
    {
        var policy = string.Join("; ", All(answer, "Content-Security-Policy"));
        if (!policy.Contains("default-src 'self'", StringComparison.Ordinal) && !policy.Contains("default-src 'none'", StringComparison.Ordinal))
        {
            yield return $"no policy for content: {policy}";
        }

        if (policy.Contains('*', StringComparison.Ordinal) || policy.Contains("unsafe-eval", StringComparison.Ordinal)
            || (policy.Contains("unsafe-inline", StringComparison.Ordinal) && !policy.Contains("sandbox", StringComparison.Ordinal)))
        {
            yield return $"the policy lets too much in: {policy}";
        }

        if (!policy.Contains("frame-ancestors", StringComparison.Ordinal) && !policy.Contains("sandbox", StringComparison.Ordinal))
        {
            yield return "anybody may frame it";
        }

        if (All(answer, "X-Frame-Options") is not (["DENY"] or ["SAMEORIGIN"]))
        {
            yield return "no rule for frames that old browsers know";
        }

        if (All(answer, "X-Content-Type-Options") is not ["nosniff"])
        {
            yield return "the type may be guessed";
        }

        if (All(answer, "Referrer-Policy") is not (["no-referrer"] or ["same-origin"]))
        {
            yield return "addresses leak to other sites";
        }

        if (All(answer, "Cross-Origin-Opener-Policy") is not ["same-origin"] || All(answer, "Cross-Origin-Resource-Policy").Count != 1 || All(answer, "Permissions-Policy").Count != 1)
        {
            yield return "it is not set apart from other origins";
        }

        if (answer.Headers.Any(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase) && header.Key != "Access-Control-Expose-Headers"))
        {
            yield return "a page of another origin may read it";
        }

        if (All(answer, "Set-Cookie").Count > 0)
        {
            yield return "it sets a cookie: forms then need anti-forgery tokens";
        }

        if (All(answer, "Server").Count > 0 || All(answer, "X-Powered-By").Count > 0)
        {
            yield return "it says what it runs on";
        }

        if (answer.Content.Headers.ContentType is { MediaType: "text/html" or "application/json" or "application/problem+json", CharSet: var charset }
            && charset is not null && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"a character set that changes what a text means: {charset}";
        }
    }

    private static List<string> All(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? [.. values] : [];
}

/// <summary>The same service in production, behind a proxy that ends TLS.</summary>
public sealed class BotBehindProxy : RunningBot
{
    protected override string EnvironmentName => "Production";

    protected override IEnumerable<(string Name, string Value)> Settings =>
    [
        ("DirectLine:Secret", "un secret de production assez long pour passer"), ("FORWARDEDHEADERS_ENABLED", "true"),
        ("AllowedHosts", "assistant.exemple.fr;127.0.0.1;localhost"),
    ];
}

public sealed class ProductionHeaderTests(BotBehindProxy bot) : IClassFixture<BotBehindProxy>
{
    [Fact]
    public async Task Every_endpoint_of_production_tells_browsers_to_come_by_https_only()
    {
        List<string> wrong = [];
        foreach (var (method, path) in HeaderTests.Endpoints(bot).Append(("GET", "/nothing/here")))
        {
            using var answer = await Protocol.SendAsync(bot.Client, new HttpMethod(method), path, null, null,
                ("Host", "assistant.exemple.fr"), ("X-Forwarded-Proto", "https"), ("Origin", "https://evil.example"));
            wrong.AddRange(HeaderTests.Weaknesses(answer).Select(weakness => $"{method} {path}: {weakness}"));
            if (!answer.Headers.TryGetValues("Strict-Transport-Security", out var hsts) || hsts.Single() != "max-age=31536000")
            {
                wrong.Add($"{method} {path}: no Strict-Transport-Security");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_host_name_that_is_not_the_services_is_refused_where_the_operator_names_the_hosts()
    {
        using var own = await Protocol.SendAsync(bot.Client, HttpMethod.Get, "/", null, null, ("Host", "assistant.exemple.fr"));
        using var other = await Protocol.SendAsync(bot.Client, HttpMethod.Get, "/", null, null, ("Host", "evil.example"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (own.StatusCode, other.StatusCode));
    }
}
