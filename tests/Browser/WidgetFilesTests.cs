using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Browser;

/// <summary>The widget's files as a portal's page fetches them: small on the wire, kept as long as they are good, and what their hashes say.</summary>
[Collection(SharedService.Name)]
public sealed partial class WidgetFilesTests(SharedService shared)
{
    private const string Launcher = "/webchat/claudia.js";

    // Said to be gzip, and not compressed at all: a development server did that.
    private const int MostLauncherBytes = 6000;

    [Fact]
    public async Task The_launcher_is_compressed_and_asked_for_again_only_when_it_changed()
    {
        using var first = await GetAsync(Launcher);
        using var again = await GetAsync(Launcher, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(["gzip"], first.Content.Headers.ContentEncoding);
        Assert.InRange((await first.Content.ReadAsByteArrayAsync()).Length, 1000, MostLauncherBytes);
        Assert.True(first.Headers.CacheControl!.NoCache, "An old launcher would look for a window that is gone.");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task The_window_has_its_hash_in_its_name_and_is_kept_for_ever()
    {
        using var window = await GetAsync($"/webchat/{await WindowAsync()}");

        Assert.Equal(["gzip"], window.Content.Headers.ContentEncoding);
        Assert.Equal("public, max-age=31536000, immutable", window.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_portal_of_another_origin_may_load_both_and_check_them()
    {
        var manifest = JsonNode.Parse(await shared.Service.Http.GetStringAsync(new Uri("/webchat/manifest.json", UriKind.Relative)))!["files"]!;
        foreach (var name in (string[])["claudia.js", await WindowAsync()])
        {
            using var answer = await GetAsync($"/webchat/{name}", ("Origin", SharedService.Page));
            var content = await shared.Service.Http.GetByteArrayAsync(new Uri($"/webchat/{name}", UriKind.Relative));

            Assert.Equal([SharedService.Page], answer.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.Equal((string?)manifest[name]!["integrity"], $"sha384-{Convert.ToBase64String(SHA384.HashData(content))}");
        }
    }

    private async Task<string> WindowAsync() =>
        WindowName().Match(await shared.Service.Http.GetStringAsync(new Uri(Launcher, UriKind.Relative))).Value;

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await shared.Service.Http.SendAsync(request);
    }

    [GeneratedRegex(@"assets/claudia-window-[\w-]+\.js")]
    private static partial Regex WindowName();
}
