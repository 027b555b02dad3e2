using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>Files (facts/direct-line.md, section 3, "Upload").</summary>
[Collection(SharedService.Name)]
public sealed class UploadTests(SharedService shared)
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task A_raw_file_becomes_a_message_with_one_attachment()
    {
        var conversation = await Conversation.OpenAsync(shared);

        var id = (await Protocol.ReadAsync(await RawAsync(conversation, Png, "facture.png", "image/png"))).Text("id");

        var echo = await FindAsync(conversation, id);
        var attachment = Assert.Single(echo["attachments"]!.AsArray())!;
        Assert.Equal(("image/png", "facture.png"), (attachment.Text("contentType"), attachment.Text("name")));
        Assert.Equal("user", echo.Role());
    }

    [Fact]
    public async Task Multipart_takes_the_activity_as_its_template_and_the_files_in_order()
    {
        var conversation = await Conversation.OpenAsync(shared);
        using var activity = new StringContent(
            """{"type":"message","text":"voici","from":{"id":"x","role":"bot"},"channelData":{"clientActivityID":"up","a":1},"attachments":[{"contentType":"text/html","name":"old.html"}]}""");
        activity.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        using var body = new MultipartFormDataContent
        {
            { activity, "activity", "blob" },
            { FilePart(Png, "image/png"), "file", "un.png" },
            { FilePart("a;b\n1;2"u8.ToArray(), "text/csv"), "file", "deux.csv" },
        };

        var id = (await Protocol.ReadAsync(await PostAsync(conversation, body))).Text("id");

        var echo = await FindAsync(conversation, id);
        Assert.Equal(["un.png", "deux.csv"], echo["attachments"]!.AsArray().Select(attachment => attachment.Text("name")));
        Assert.Equal(("voici", "user"), (echo.Text("text"), echo.Role()));
        Assert.Equal("""{"clientActivityID":"up","a":1}""", echo["channelData"]!.ToJsonString());
    }

    [Fact]
    public async Task Multipart_without_template_makes_an_empty_message()
    {
        var conversation = await Conversation.OpenAsync(shared);
        using var body = new MultipartFormDataContent { { FilePart(Png, "image/png"), "file", "un.png" } };

        var id = (await Protocol.ReadAsync(await PostAsync(conversation, body))).Text("id");

        var echo = await FindAsync(conversation, id);
        Assert.Equal("message", echo.Text("type"));
        Assert.Single(echo["attachments"]!.AsArray());
    }

    [Fact]
    public async Task The_same_upload_sent_again_is_one_message()
    {
        var conversation = await Conversation.OpenAsync(shared);
        List<string> ids = [];
        for (var i = 0; i < 2; i++)
        {
            using var activity = new StringContent("""{"type":"message","from":{"id":"x"},"channelData":{"clientActivityID":"up"}}""");
            activity.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
            using var body = new MultipartFormDataContent { { activity, "activity" }, { FilePart(Png, "image/png"), "file", "un.png" } };
            ids.Add((await Protocol.ReadAsync(await PostAsync(conversation, body))).Text("id"));
        }

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task A_file_is_read_back_by_its_link_and_by_the_token_as_a_download()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var id = (await Protocol.ReadAsync(await RawAsync(conversation, Png, "facture.png", "text/html"))).Text("id");
        var link = new Uri((await FindAsync(conversation, id))["attachments"]![0].Text("contentUrl"));

        using var byLink = await shared.Service.Http.GetAsync(link);
        using var byToken = await conversation.SendAsync(HttpMethod.Get, link.AbsolutePath);

        foreach (var answer in (HttpResponseMessage[])[byLink, byToken])
        {
            Assert.Equal(200, (int)answer.StatusCode);
            Assert.Equal(Png, await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_shows_the_file_as_long_as_it_is_kept_and_opens_nothing_else()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var id = (await Protocol.ReadAsync(await RawAsync(conversation, Png, "facture.png", "image/png"))).Text("id");
        var link = new Uri((await FindAsync(conversation, id))["attachments"]![0].Text("contentUrl"));

        var t = System.Web.HttpUtility.ParseQueryString(link.Query)["t"]!;

        var until = DateTimeOffset.FromUnixTimeSeconds((long)SignedToken.Claims(t)["exp"]!);
        Assert.True(until > TimeProvider.System.GetUtcNow().AddHours(23));
        var stream = new Uri($"ws://{shared.Service.Address.Authority}{conversation.Path("stream")}?watermark=&t={t}");
        Assert.Equal(403, await StreamReader.RefusedAsync(stream));
        await Protocol.RefusedAsync(await Protocol.SendAsync(shared.Service.Http, HttpMethod.Get, conversation.Path("activities"), t), 403, "BadArgument");
    }

    [Fact]
    public async Task A_file_is_not_there_for_others()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var other = await Conversation.OpenAsync(shared);
        var id = (await Protocol.ReadAsync(await RawAsync(conversation, Png, "facture.png", "image/png"))).Text("id");
        var path = new Uri((await FindAsync(conversation, id))["attachments"]![0].Text("contentUrl")).AbsolutePath;

        await Protocol.RefusedAsync(await other.SendAsync(HttpMethod.Get, path), 403, "BadArgument");
        await Protocol.RefusedAsync(
            await other.SendAsync(HttpMethod.Get, path.Replace(conversation.Id, other.Id, StringComparison.Ordinal)), 404, "BadArgument");
        await Protocol.RefusedAsync(await shared.Service.Http.GetAsync(new Uri(path, UriKind.Relative)), 401, "BadArgument");
        await Protocol.RefusedAsync(await shared.Service.Http.GetAsync(new Uri($"{path}?t=nonsense", UriKind.Relative)), 401, "BadArgument");
    }

    [Theory]
    [InlineData("../../etc/passwd.png", "passwd.png")]
    [InlineData("C:\\temp\\facture.png", "facture.png")]
    [InlineData("a\u0000b<c>.png", "abc.png")]
    public async Task A_name_loses_its_path_and_what_is_no_name(string sent, string kept)
    {
        var conversation = await Conversation.OpenAsync(shared);

        var id = (await Protocol.ReadAsync(await RawAsync(conversation, Png, sent, "image/png"))).Text("id");

        Assert.Equal(kept, (await FindAsync(conversation, id))["attachments"]![0].Text("name"));
    }

    [Theory]
    [InlineData("faux.pdf", "not a pdf")]
    [InlineData("page.html", "<script>alert(1)</script>")]
    [InlineData("image.svg", "<svg/>")]
    [InlineData("outil.exe", "MZ")]
    [InlineData("outil.csv", "MZ\u0090")]
    [InlineData("vide.csv", "")]
    [InlineData("..", "x")]
    [InlineData("", "x")]
    public async Task A_file_that_is_not_what_it_says_or_not_taken_is_400_and_leaves_nothing(string name, string content)
    {
        var conversation = await Conversation.OpenAsync(shared);

        await Protocol.RefusedAsync(await RawAsync(conversation, System.Text.Encoding.Latin1.GetBytes(content), name, "image/png"), 400, "BadArgument");

        Assert.Single(await conversation.ReadAllAsync());
    }

    [Fact]
    public async Task A_file_above_the_limit_is_413_raw_or_in_parts()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var large = new byte[(10 << 20) + 1];
        Png.CopyTo(large, 0);

        await Protocol.RefusedAsync(await RawAsync(conversation, large, "grand.png", "image/png"), 413, "MessageSizeTooBig");
        using var part = new MultipartFormDataContent { { FilePart(large, "image/png"), "file", "grand.png" } };
        await Protocol.RefusedAsync(await PostAsync(conversation, part), 413, "MessageSizeTooBig");
        using var many = new MultipartFormDataContent();
        foreach (var i in Enumerable.Range(0, 6))
        {
            many.Add(FilePart(Png, "image/png"), "file", $"{i}.png");
        }

        await Protocol.RefusedAsync(await PostAsync(conversation, many), 413, "MessageSizeTooBig");
        Assert.Single(await conversation.ReadAllAsync());
    }

    [Fact]
    public async Task A_multipart_body_without_boundary_or_cut_off_is_400()
    {
        var conversation = await Conversation.OpenAsync(shared);
        foreach (var (type, text) in ((string, string)[])[("multipart/form-data", "x"), ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nabc")])
        {
            using var body = new StringContent(text);
            body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

            await Protocol.RefusedAsync(await PostAsync(conversation, body), 400, "BadArgument");
        }
    }

    private static async Task<JsonNode> FindAsync(Conversation conversation, string id) =>
        (await conversation.ReadAllAsync()).Single(activity => activity.Text("id") == id);

    private static ByteArrayContent FilePart(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static async Task<HttpResponseMessage> RawAsync(Conversation conversation, byte[] bytes, string name, string type)
    {
        using var body = FilePart(bytes, type);
        body.Headers.TryAddWithoutValidation("Content-Disposition", $"name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        return await PostAsync(conversation, body);
    }

    private static Task<HttpResponseMessage> PostAsync(Conversation conversation, HttpContent body) =>
        conversation.SendAsync(HttpMethod.Post, conversation.Path("upload") + "?userId=forged", body);
}
