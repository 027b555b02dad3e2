using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>A socket of the protocol, read as Microsoft's client reads it: text frames, the empty ones ignored.</summary>
internal sealed class StreamReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket _socket = new();

    private StreamReader()
    {
    }

    /// <summary>The newest watermark.</summary>
    public string Watermark { get; private set; } = "";

    public static async Task<StreamReader> OpenAsync(Uri url, string? origin = null)
    {
        var reader = new StreamReader();
        reader._socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            reader._socket.Options.SetRequestHeader("Origin", origin);
        }

        using var patience = new CancellationTokenSource(Patience);
        await reader._socket.ConnectAsync(url, patience.Token);
        return reader;
    }

    /// <summary>The status that a handshake is refused with.</summary>
    public static async Task<int> RefusedAsync(Uri url, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(url, CancellationToken.None));
        return (int)socket.HttpStatusCode;
    }

    /// <summary>The next frame with content.</summary>
    public async Task<ActivitySet> NextAsync()
    {
        var text = await NextTextAsync();
        var set = ActivitySet.Of(JsonNode.Parse(text)!);
        Watermark = set.Watermark ?? Watermark;
        return set;
    }

    /// <summary>Reads until so many activities that are no typing came.</summary>
    public async Task<IReadOnlyList<JsonNode>> TakeAsync(int count)
    {
        List<JsonNode> taken = [];
        while (taken.Count < count)
        {
            taken.AddRange((await NextAsync()).Activities.Where(activity => activity.Text("type") != "typing"));
        }

        return taken;
    }

    /// <summary>Reads until the bot asks or is done.</summary>
    public async Task<IReadOnlyList<JsonNode>> TakeReplyAsync()
    {
        List<JsonNode> taken = [];
        while (!taken.Exists(activity => activity.Role() == "bot" && (string?)activity["inputHint"] is "expectingInput" or "acceptingInput"))
        {
            taken.AddRange((await NextAsync()).Activities.Where(activity => activity.Text("type") != "typing"));
        }

        return taken;
    }

    /// <summary>Reads until the service closes, and returns why; whatever it still says of a person must not come here.</summary>
    public async Task<WebSocketCloseStatus?> ShutOutAsync()
    {
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(Patience);
        var received = await _socket.ReceiveAsync(buffer, patience.Token);
        Assert.Equal(WebSocketMessageType.Close, received.MessageType);
        return _socket.CloseStatus;
    }

    public Task SendAsync(byte[] frame, WebSocketMessageType type = WebSocketMessageType.Text) =>
        _socket.SendAsync(frame, type, endOfMessage: true, CancellationToken.None);

    /// <summary>Waits until the service closes the socket; its reason, or null where the connection just ended.</summary>
    public async Task<string?> ClosedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[64 << 10];
        try
        {
            while (true)
            {
                if ((await _socket.ReceiveAsync(buffer, patience.Token)).MessageType == WebSocketMessageType.Close)
                {
                    return _socket.CloseStatusDescription;
                }
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> NextTextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var frame = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, patience.Token);
            Assert.Equal(WebSocketMessageType.Text, part.MessageType);
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage && frame.Length > 0)
            {
                return System.Text.Encoding.UTF8.GetString(frame.ToArray());
            }
        }
    }
}
