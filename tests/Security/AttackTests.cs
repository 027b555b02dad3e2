using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Security;

/// <summary>Requests that no honest client sends, against the running service: none is believed, none costs it its nerve.</summary>
[Collection(SharedService.Name)]
public sealed class AttackTests(SharedService shared)
{
    private HttpClient Http => shared.Service.Http;

    [Fact]
    public async Task Addresses_in_an_activity_are_never_fetched()
    {
        using var bait = new TcpListener(IPAddress.Loopback, 0);
        bait.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)bait.LocalEndpoint).Port}";
        var conversation = await Conversation.OpenAsync(shared);
        await conversation.SayAsync("je veux vérifier mon bordereau de frais");
        foreach (var type in (string[])["application/pdf", "image/jpeg", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/html", "application/octet-stream"])
        {
            var activity = new JsonObject
            {
                ["type"] = "message",
                ["text"] = $"voici ![x]({address}/text.png) {address}/text",
                ["serviceUrl"] = $"{address}/service",
                ["callerId"] = $"{address}/caller",
                ["channelData"] = new JsonObject { ["url"] = $"{address}/data" },
                ["value"] = new JsonObject { ["url"] = $"{address}/value" },
                ["attachments"] = new JsonArray(
                    new JsonObject { ["contentType"] = type, ["name"] = "bordereau.xlsx", ["contentUrl"] = $"{address}/content", ["thumbnailUrl"] = $"{address}/thumbnail" },
                    new JsonObject { ["contentType"] = "application/vnd.microsoft.card.hero", ["content"] = new JsonObject { ["images"] = new JsonArray(new JsonObject { ["url"] = $"{address}/card" }) } }),
            };
            using var answer = await conversation.PostAsync(activity.ToJsonString());
            Assert.True(answer.IsSuccessStatusCode);
        }

        await conversation.SayAsync("oui");
        Assert.False(bait.Pending(), "Somebody has come to fetch what an activity named.");
    }

    [Theory]
    [InlineData("/webchat/../appsettings.json")]
    [InlineData("/webchat/..%2fappsettings.json")]
    [InlineData("/webchat/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/webchat/..\\..\\appsettings.json")]
    [InlineData("/webchat/....//....//appsettings.json")]
    [InlineData("/aide/..%2f..%2fContent%2ffr%2fGreet.yaml")]
    [InlineData("/aide/%2e%2e%2f%2e%2e%2fappsettings.json")]
    [InlineData("/aide/..%5c..%5cappsettings.json")]
    [InlineData("/aide/%00")]
    [InlineData("/documents/x/..%2f..%2fchorus.db")]
    [InlineData("/documents/..%2f..%2fchorus.db/x")]
    [InlineData("/portal/..%2f..%2fProgram.cs")]
    [InlineData("/keys/directline.secret")]
    [InlineData("/chorus.db")]
    [InlineData("//etc/passwd")]
    [InlineData("/.git/config")]
    [InlineData("/appsettings.json")]
    public async Task No_path_leads_out_of_what_is_served(string path)
    {
        // By hand: an HTTP client would tidy the path up before it leaves.
        var answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: {shared.Service.Address.Authority}\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (400|404|405)", answer);
        Assert.DoesNotContain("AllowedHosts", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal); // no stack trace
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("..\\..\\boot.txt", "boot.txt")]
    [InlineData("C:\\Users\\x\\facture.txt", "facture.txt")]
    [InlineData("a\\\"; filename=\\\"b.txt", "b.txt")]
    [InlineData("<img src=x onerror=1>.txt", "img src=x onerror=1.txt")]
    public async Task A_files_name_is_a_name_and_no_path(string sent, string kept)
    {
        var conversation = await Conversation.OpenAsync(shared);
        using var body = new ByteArrayContent("bonjour"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Disposition", $"attachment; filename=\"{sent}\"");
        await Protocol.ReadAsync(await conversation.SendAsync(HttpMethod.Post, conversation.Path("upload") + "?userId=x", body));

        var file = (await conversation.ReadAllAsync()).Select(activity => activity["attachments"]?[0]).First(attachment => attachment is not null)!;
        Assert.Equal(kept.Split('\\', '/')[^1], file.Text("name"));
        using var download = await Http.GetAsync(new Uri(file.Text("contentUrl")));
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition?.DispositionType);
        Assert.DoesNotContain("..", download.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Contains("sandbox", string.Join(' ', download.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("photo.jpg", "<html><script>alert(1)</script>")]
    [InlineData("facture.pdf", "MZ\u0090\u0000")]
    [InlineData("bordereau.xlsx", "<?xml version=\"1.0\"?><!DOCTYPE a>")]
    [InlineData("bordereau.xls", "PK\u0003\u0004")]
    [InlineData("image.svg", "<svg onload=alert(1)>")]
    [InlineData("page.html", "<script>alert(1)</script>")]
    [InlineData("facture.pdf.exe", "MZ")]
    [InlineData("script.js", "alert(1)")]
    [InlineData("macro.xlsm", "PK\u0003\u0004")]
    [InlineData("note.txt", "#!/bin/sh")]
    [InlineData("vide.pdf", "")]
    [InlineData("sans-extension", "bonjour")]
    public async Task A_file_that_is_not_what_its_name_says_is_not_taken(string name, string content)
    {
        var conversation = await Conversation.OpenAsync(shared);
        using var body = new ByteArrayContent(Encoding.Latin1.GetBytes(content));
        body.Headers.TryAddWithoutValidation("Content-Disposition", $"attachment; filename=\"{name}\"");
        body.Headers.TryAddWithoutValidation("Content-Type", "application/pdf");

        await Protocol.RefusedAsync(await conversation.SendAsync(HttpMethod.Post, conversation.Path("upload") + "?userId=x", body), 400, "BadArgument");
    }

    [Fact]
    public async Task Json_that_is_nested_without_end_is_refused_everywhere()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var deep = $$"""{"type":"message","text":"x","value":{{new string('[', 50_000)}}{{new string(']', 50_000)}}}""";
        foreach (var path in (string[])[conversation.Path("activities"), "/v3/directline/conversations", "/api/webchat/token", "/api/nlu/parse"])
        {
            using var answer = await conversation.SendAsync(HttpMethod.Post, path, Protocol.Json(deep));
            Assert.True((int)answer.StatusCode is 400 or 413, $"{path}: {(int)answer.StatusCode}");
        }

        await conversation.SayAsync("bonjour");
    }

    [Fact]
    public async Task Requests_that_are_none_are_answered_by_the_host_and_the_service_goes_on()
    {
        var host = $"Host: {shared.Service.Address.Authority}\r\nConnection: close\r\n";
        Assert.Matches("^HTTP/1.1 431", await RawAsync($"GET / HTTP/1.1\r\n{host}X: {new string('x', 40_000)}\r\n\r\n"));
        Assert.Matches("^HTTP/1.1 414", await RawAsync($"GET /{new string('x', 20_000)} HTTP/1.1\r\n{host}\r\n"));
        Assert.Matches("^HTTP/1.1 400", await RawAsync("GET / HTTP/1.1\r\n\r\n"));
        Assert.Matches("^HTTP/1.1 400", await RawAsync($"POST /api/nlu/parse HTTP/1.1\r\n{host}Content-Length: 5\r\nTransfer-Encoding: nonsense\r\n\r\nhello"));
        Assert.Matches("^HTTP/1.1 (400|404|405|501)", await RawAsync($"TRACE / HTTP/1.1\r\n{host}\r\n"));
        Assert.Matches("^HTTP/1.1 (404|405)", await RawAsync($"PUT /api/webchat/token HTTP/1.1\r\n{host}Content-Length: 0\r\n\r\n"));
        Assert.Matches("^HTTP/1.1 (404|405)", await RawAsync($"GET /api/webchat/token HTTP/1.1\r\n{host}X-HTTP-Method-Override: POST\r\n\r\n"));

        await (await Conversation.OpenAsync(shared)).SayAsync("bonjour");
    }

    /// <summary>A pattern that goes back over such a text would need years: the limit is far above what a busy machine needs.</summary>
    [Theory]
    [MemberData(nameof(LongTexts))]
    public async Task A_text_made_to_keep_patterns_busy_is_answered(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var parsed = await Http.PostAsync(
            new Uri("/api/nlu/parse", UriKind.Relative), Protocol.Json(new JsonObject { ["text"] = text }.ToJsonString()), patience.Token);
        Assert.True(parsed.IsSuccessStatusCode, await parsed.Content.ReadAsStringAsync(patience.Token));

        var conversation = await Conversation.OpenAsync(shared);
        await conversation.SayAsync(text).WaitAsync(patience.Token);
        await conversation.SayAsync("annuler").WaitAsync(patience.Token);
    }

    public static TheoryData<string> LongTexts
    {
        get
        {
            var texts = new TheoryData<string>();
            foreach (var unit in (string[])
                ["a", "0", "1 ", "1,", "a@", "a.a@a.", "é", "\u0301", "mot de passe : ", "eyJ", "tech_", "https://", "/activation/", "[[", "((((", "**", "> ", "|", "\t ", "12/11/", "lundi ", "deux cent ", "2 repas à 1", "k", "\u200B", "😀"])
            {
                texts.Add(string.Concat(Enumerable.Repeat(unit, 1990 / unit.Length)) + "!");
            }

            return texts;
        }
    }

    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await client.ConnectAsync(shared.Service.Address.Host, shared.Service.Address.Port, patience.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // Cut off after the answer: the rest of the request was not wanted.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
