using System.Net.WebSockets;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.DirectLine;

namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>Follows a conversation by WebSocket, and by a new one from its watermark whenever the old one is gone, as Microsoft's client does.</summary>
internal sealed class Follower(Person person)
{
    private readonly List<string> _seen = [];
    private string _watermark = "";

    /// <summary>Sockets that were opened.</summary>
    public int Sockets { get; private set; }

    /// <summary>Follows until it has seen the activity with this id.</summary>
    public async Task FollowUntilAsync(Task<string> lastId, CancellationToken cancellationToken)
    {
        while (!(lastId.IsCompletedSuccessfully && _seen.Contains(await lastId)))
        {
            try
            {
                await ListenAsync(lastId, cancellationToken);
            }
            catch (Exception lost) when (BadLine.IsLost(lost) && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }

    /// <summary>It saw each activity of the history once, in order.</summary>
    public void AssertSawAll(IReadOnlyList<JsonNode> history) => Assert.Equal(history.Select(activity => activity.Text("id")), _seen);

    private async Task ListenAsync(Task<string> lastId, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(await person.StreamUrlAsync(_watermark), cancellationToken);
        Sockets++;
        var buffer = new byte[64 << 10];
        using var frame = new MemoryStream();
        while (!(lastId.IsCompletedSuccessfully && _seen.Contains(await lastId)))
        {
            var receiving = socket.ReceiveAsync(buffer, cancellationToken);
            if (await Task.WhenAny(receiving, lastId) == lastId && _seen.Contains(await lastId))
            {
                return;
            }

            var part = await receiving;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                Take(frame.ToArray());
                frame.SetLength(0);
            }
        }
    }

    private void Take(byte[] frame)
    {
        if (frame.Length == 0)
        {
            return;
        }

        var set = ActivitySet.Of(JsonNode.Parse(frame)!);
        _seen.AddRange(set.Activities.Where(activity => activity.Text("type") != "typing").Select(activity => activity.Text("id")));
        _watermark = set.Watermark ?? _watermark;
    }
}
