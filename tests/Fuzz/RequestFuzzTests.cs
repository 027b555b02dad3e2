using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.Portal;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;

namespace ChorusAssistant.Tests.Fuzz;

/// <summary>
/// Whole requests, byte by byte on the wire, made of genuine ones: the service answers each with a status of its own, never with a failure of
/// its own, what it calls JSON is JSON, and afterwards it talks to people as before. <c>FUZZ_REQUESTS</c> makes it longer, <c>FUZZ_SEED</c> repeats it.
/// </summary>
public sealed class RequestFuzzTests(RunningBot bot, ITestOutputHelper output) : IClassFixture<RunningBot>
{
    private const int ShortRun = 400;
    private const int LongestBody = 20_000;

    private static readonly string[] _words =
    [
        "Authorization: Bearer ", "Content-Type: multipart/form-data; boundary=b\r\n", "Content-Type: application/json; charset=utf-16\r\n", "Accept: text/html;q=0, */*\r\n", "Accept-Language: en;q=x, *\r\n",
        "Origin: https://evil.example\r\n", "Content-Disposition: attachment; filename*=UTF-8''%ff\r\n", "X-Forwarded-Host: a\r\n", "Content-Encoding: gzip\r\n", "--b\r\n", "--b--\r\n", "filename=\"../a.pdf\"",
        "application/vnd.microsoft.activity", "{\"type\":\"message\"}", "watermark=", "/files/", "/upload", "/activities", "%2e%2e/", "%00", "?t=", "\"locale\":\"zz-ZZZZ\"", "\"text\":\"",
    ];

    [Fact]
    public async Task Whatever_is_sent_the_service_answers_and_lives_on()
    {
        var count = (int)(Setting("FUZZ_REQUESTS") ?? ShortRun);
        var seed = (int)(Setting("FUZZ_SEED") ?? Random.Shared.Next());
        var random = new Random(seed);
        var mutator = new Mutator(random, _words, LongestBody);
        var conversation = await Conversation.OpenAsync(bot.Client);
        var genuine = Genuine(conversation);
        Dictionary<int, int> statuses = [];
        for (var request = 0; request < count; request++)
        {
            var (head, body) = genuine[random.Next(genuine.Count)];
            var (other, otherBody) = genuine[random.Next(genuine.Count)];
            // One part at a time: what is broken everywhere is refused at the first look.
            var isHead = random.Next(3) == 0;
            head = isHead ? Encoding.Latin1.GetString(mutator.Change(Encoding.Latin1.GetBytes(head), Encoding.Latin1.GetBytes(other))) : head;
            body = isHead ? body : mutator.Change(body, otherBody);
            var sent = Encoding.Latin1.GetBytes($"{head}Host: localhost\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n").Concat(body).ToArray();
            var (status, answer) = await SendAsync(sent);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            Assert.True(status is not (500 or 501 or 502), $"Request {request} of seed {seed} was answered with {status}:\n{Encoding.Latin1.GetString(sent)}\n\n{answer}");
            AssertJson(answer, $"Request {request} of seed {seed}");
        }

        Assert.DoesNotContain(bot.Logs, line => line.StartsWith("Error", StringComparison.Ordinal) && !line.Contains(nameof(BadHttpRequestException), StringComparison.Ordinal));
        await conversation.SayAsync("merci");
        var last = (await conversation.ReadAllAsync())[^1];
        Assert.Equal("bot", last.Role());
        output.WriteLine($"{count} requests, seed {seed}: {string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key} x {status.Value}"))}");
    }

    private static List<(string Head, byte[] Body)> Genuine(Conversation conversation)
    {
        var bearer = $"Authorization: Bearer {conversation.Token}\r\n";
        const string Json = "Content-Type: application/json\r\n";
        const string Message = """{"type":"message","from":{"id":"u"},"locale":"fr-FR","text":"bonjour","channelData":{"clientActivityID":"1"}}""";
        const string Parts = "--b\r\nContent-Type: application/vnd.microsoft.activity\r\nContent-Disposition: name=\"activity\"\r\n\r\n" + Message
            + "\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 a\r\n--b--\r\n";
        List<(string Head, string Body)> requests =
        [
            ($"POST {conversation.Path("activities")} HTTP/1.1\r\n{bearer}{Json}", Message),
            ($"POST {conversation.Path("activities")} HTTP/1.1\r\n{bearer}{Json}", """{"type":"event","name":"webchat/join","from":{"id":"u"},"value":{"language":"en"}}"""),
            ($"POST {conversation.Path("activities")} HTTP/1.1\r\n{bearer}{Json}", """{"type":"messageReaction","from":{"id":"u"},"replyToId":"x|0000001","reactionsAdded":[{"type":"like"}]}"""),
            ($"GET {conversation.Path("activities")}?watermark=1 HTTP/1.1\r\n{bearer}Accept: application/json\r\n", ""),
            ($"GET {conversation.Path()}?watermark=1 HTTP/1.1\r\n{bearer}", ""),
            ($"POST {conversation.Path("upload")}?userId=u HTTP/1.1\r\n{bearer}Content-Type: multipart/form-data; boundary=b\r\n", Parts),
            ($"POST {conversation.Path("upload")}?userId=u HTTP/1.1\r\n{bearer}Content-Type: application/pdf\r\nContent-Disposition: name=\"file\"; filename=\"a.pdf\"\r\n", "%PDF-1.7 b"),
            ($"GET {conversation.Path("files")}/abcdefghijklmnopqrstuv?t=a.b.c HTTP/1.1\r\n", ""),
            ($"POST /v3/directline/conversations HTTP/1.1\r\n{bearer}{Json}", """{"user":{"id":"dl_1"},"locale":"en-GB","trustedOrigins":["https://a.example"]}"""),
            ($"POST /v3/directline/tokens/refresh HTTP/1.1\r\n{bearer}", ""),
            ($"POST /v3/directline/tokens/generate HTTP/1.1\r\n{bearer}{Json}", """{"user":{"id":"dl_1"}}"""),
            ($"POST /api/webchat/token HTTP/1.1\r\n{Json}Origin: http://localhost\r\n", $$"""{"userToken":null,"conversationId":"{{conversation.Id}}","token":"{{conversation.Token}}"}"""),
            ($"POST /api/nlu/parse HTTP/1.1\r\n{Json}", """{"text":"la facture 20260002 du 12/03/2026","locale":"fr-FR","now":"2026-11-24T09:00:00+01:00"}"""),
            ("GET /activation/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstu HTTP/1.1\r\n", ""),
            ("GET /documents/abcdefghijklmnopqrstuv1.x/a.pdf HTTP/1.1\r\n", ""),
            ("GET /aide/?q=facture&langue=fr HTTP/1.1\r\nAccept: text/html\r\n", ""),
        ];
        return requests.ConvertAll(request => (request.Head, Encoding.UTF8.GetBytes(request.Body)));
    }

    private async Task<(int Status, string Answer)> SendAsync(byte[] request)
    {
        using var socket = new TcpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await socket.ConnectAsync("127.0.0.1", bot.Client.BaseAddress!.Port, patience.Token);
        await using var stream = socket.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, patience.Token);
            socket.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // It hung up on a request that is none, before all of it was sent; what it said before counts.
        }

        var text = Encoding.UTF8.GetString(answer.ToArray());
        return (text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0, text);
    }

    private static void AssertJson(string answer, string which)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0 || !answer[..end].Contains("json", StringComparison.Ordinal) || answer[..end].Contains("chunked", StringComparison.Ordinal) || end + 4 == answer.Length)
        {
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(answer.AsMemory(end + 4));
        }
        catch (JsonException broken)
        {
            Assert.Fail($"{which}: {broken.Message}\n{answer}");
        }
    }

    private static double? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
