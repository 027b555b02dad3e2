using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChorusAssistant.Benchmarks;

/// <summary>One conversation: a greeting, the main job with its question answered, thanks; and again.</summary>
internal sealed class Talk
{
    private const string Pdf = "%PDF-1.7 a document of the benchmarks";
    private static int _people;
    private readonly string _path;
    private readonly string _token;
    private int _turn;

    private Talk(string conversationId, string token, string streamPath)
    {
        _path = $"/v3/directline/conversations/{conversationId}/activities";
        _token = token;
        ConversationId = conversationId;
        StreamPath = streamPath;
    }

    public string ConversationId { get; }

    /// <summary>Where its WebSocket is opened.</summary>
    public string StreamPath { get; }

    public static async Task<Talk> StartAsync(Wire wire, string? login = null)
    {
        var body = login is null ? "{}" : $$"""{"userToken":"{{PortalToken(login)}}"}""";
        var (_, made) = await wire.ExchangeAsync(Wire.Post("/api/webchat/token", body));
        var token = Text(made, "token");
        var (status, started) = await wire.ExchangeAsync(Wire.Post("/v3/directline/conversations", "{}", token));
        return status == 201
            ? new Talk(Text(started, "conversationId"), Text(started, "token"), new Uri(Text(started, "streamUrl")).PathAndQuery)
            : throw new InvalidOperationException($"A conversation was not started: {status}.");
    }

    public static async Task<List<Talk>> StartManyAsync(int port, int count, int connections = 64)
    {
        var counts = Enumerable.Range(0, connections).Select(i => (count / connections) + (i < count % connections ? 1 : 0));
        var started = await Task.WhenAll(counts.Select(async mine =>
        {
            await using var wire = await Wire.OpenAsync(port);
            List<Talk> talks = [];
            while (talks.Count < mine)
            {
                talks.Add(await StartAsync(wire));
            }

            return talks;
        }));
        return [.. started.SelectMany(talks => talks)];
    }

    /// <summary>The next message.</summary>
    public byte[] Next()
    {
        var text = (_turn++ % 4) switch
        {
            0 => "bonjour",
            1 => "je ne trouve pas le mail avec le lien pour activer mon compte",
            // Every person asks once: the limit of an address is no part of this.
            2 => string.Create(CultureInfo.InvariantCulture, $"agent{Interlocked.Increment(ref _people)}@montclair.example"),
            _ => "merci",
        };
        return Wire.Post(_path,
            $$"""{"type":"message","from":{"id":"user"},"locale":"fr-FR","text":"{{text}}","channelData":{"clientActivityID":"{{_turn}}"} }""", _token);
    }

    /// <summary>A message of that text.</summary>
    public byte[] Say(string text) => Wire.Post(_path,
        $$"""{"type":"message","from":{"id":"user"},"locale":"fr-FR","text":"{{text}}","channelData":{"clientActivityID":"{{_turn++}}"} }""", _token);

    /// <summary>Somebody is writing.</summary>
    public byte[] Types() => Wire.Post(_path, """{"type":"typing","from":{"id":"user"}}""", _token);

    /// <summary>A small file.</summary>
    public byte[] Upload() => Encoding.UTF8.GetBytes(
        $"POST {_path.Replace("/activities", "/upload", StringComparison.Ordinal)}?userId=user HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {_token}\r\n"
        + $"Content-Type: application/pdf\r\nContent-Disposition: name=\"file\"; filename=\"piece.pdf\"\r\nContent-Length: {Pdf.Length}\r\n\r\n{Pdf}");

    /// <summary>Opens its WebSocket.</summary>
    public async Task<Wire> FollowAsync(int port)
    {
        var socket = await Wire.OpenAsync(port);
        var (status, _) = await socket.ExchangeAsync(Wire.Upgrade(StreamPath));
        socket.Rest();
        return status == 101 ? socket : throw new InvalidOperationException($"A WebSocket was answered with {status}.");
    }

    /// <summary>The id in the answer to a message.</summary>
    public static string IdOf(int status, ReadOnlyMemory<byte> answer)
    {
        Require((status, answer));
        return Text(answer, "id");
    }

    /// <summary>Fails where a request was refused.</summary>
    public static void Require((int Status, ReadOnlyMemory<byte> Body) answer)
    {
        if (answer.Status is < 200 or > 299)
        {
            throw new InvalidOperationException($"A request was answered with {answer.Status}.");
        }
    }

    /// <summary>Reads what was said after the watermark.</summary>
    public byte[] Read(long watermark) => Wire.Get(string.Create(CultureInfo.InvariantCulture, $"{_path}?watermark={watermark}"), _token);

    private static string PortalToken(string login)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Service.PortalIssuer,
            Audience = "chorus-assistant",
            Expires = now.AddHours(1).UtcDateTime,
            Claims = new Dictionary<string, object> { ["sub"] = login },
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Service.PortalKey)), SecurityAlgorithms.HmacSha256),
        });
    }

    private static string Text(ReadOnlyMemory<byte> json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(name).GetString()!;
    }
}
