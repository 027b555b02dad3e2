using System.Globalization;
using System.Text.Json;

namespace ChorusAssistant.Benchmarks;

/// <summary>One conversation: a greeting, the main job with its question answered, thanks; and again.</summary>
internal sealed class Talk
{
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

    public static async Task<Talk> StartAsync(Wire wire)
    {
        var (_, made) = await wire.ExchangeAsync(Wire.Post("/api/webchat/token", "{}"));
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

    /// <summary>Reads what was said after the watermark.</summary>
    public byte[] Read(long watermark) => Wire.Get(string.Create(CultureInfo.InvariantCulture, $"{_path}?watermark={watermark}"), _token);

    private static string Text(ReadOnlyMemory<byte> json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(name).GetString()!;
    }
}
