using System.Net.WebSockets;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Log;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>
/// The WebSocket: replays what is after the watermark, then follows. Each socket has its own position and reads what it lacks from the
/// log, so there is no gap, no overlap, and nothing is held for a slow one.
/// </summary>
public sealed class StreamEndpoint(
    Credentials credentials, Conversations conversations, ConversationHub hub, ILog log, IOptions<DirectLineOptions> options, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(3);

    private const int MaximumClientFrame = 4096;

    /// <summary>GET stream.</summary>
    public async Task StreamAsync(HttpContext http, string conversationId)
    {
        var credential = await credentials.RequireForStreamAsync(http);
        var snapshot = await credentials.RequireConversationAsync(credential, conversationId, http.RequestAborted);
        if (!http.WebSockets.IsWebSocketRequest)
        {
            throw new DirectLineException(DirectLineError.BadArgument("A WebSocket upgrade is expected here."));
        }

        // Absent means "from now"; empty, which Microsoft's client sends before its first frame, means "from the start".
        var position = http.Request.Query.TryGetValue("watermark", out var watermark)
            ? Math.Min(ActivityEndpoints.ParseWatermark(watermark), snapshot.LastPosition)
            : snapshot.LastPosition;

        var follower = hub.Follow(conversationId, options.Value.MaximumSockets);
        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            // Told to leave, not cut off: a receive that is cancelled takes the socket with it, and nothing could be said any more.
            await using var stopping = lifetime.ApplicationStopping.Register(follower.Leave);
            var receiving = ReceiveAsync(socket, end);
            try
            {
                await SendAsync(socket, credential, follower, position, end.Token);
                // Told to leave: the peer reads why and closes its side, unless it is gone.
                await Task.WhenAny(receiving, Task.Delay(ClosePatience, end.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or WebSocketException || StoreFailures.IsOne(ended))
            {
                // The peer left, is too slow, or the log cannot be read: the client reconnects.
                socket.Abort();
            }

            await end.CancelAsync();
            await receiving;
        }
        finally
        {
            hub.Leave(conversationId, follower);
        }
    }

    private async Task SendAsync(WebSocket socket, Credential credential, ConversationHub.Follower follower, long position, CancellationToken cancellationToken)
    {
        var conversationId = credential.ConversationId!;
        var mustRead = true;
        do
        {
            // Whoever prepared a conversation must not read along once another has signed in to it, nor anybody after a sign-out.
            if (!credentials.Opens(credential, (await conversations.ReadAsync(conversationId, cancellationToken)).State))
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, "signed in or out", cancellationToken);
                return;
            }

            var typing = follower.TakeTyping();
            var frame = follower.TakeNewest();
            if (frame is not null && frame.After == position && !mustRead)
            {
                await SendAsync(socket, frame.ActivitySet, cancellationToken);
                position = frame.Last;
            }
            else if (mustRead || typing is null || frame is not null)
            {
                position = await CatchUpAsync(socket, conversationId, position, cancellationToken);
            }

            mustRead = false;
            if (typing is not null)
            {
                await SendAsync(socket, typing, cancellationToken);
            }
        }
        while (await follower.WaitAsync(cancellationToken));

        // 1001: the client connects again, to the next process or another node.
        var (status, reason) = lifetime.ApplicationStopping.IsCancellationRequested
            ? (WebSocketCloseStatus.EndpointUnavailable, "going away")
            : (WebSocketCloseStatus.NormalClosure, "collision");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ClosePatience);
        await socket.CloseOutputAsync(status, reason, patience.Token);
    }

    private async Task<long> CatchUpAsync(WebSocket socket, string conversationId, long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (activities, last) = await ActivityEndpoints.ReadAfterAsync(log, conversationId, position, cancellationToken);
            if (last <= position)
            {
                return position;
            }

            var set = activities.ToList();
            if (set.Count > 0)
            {
                await SendAsync(socket, TurnRecord.WriteActivitySet(set, last), cancellationToken);
            }

            position = last;
        }
    }

    private async Task SendAsync(WebSocket socket, byte[] frame, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.SendPatience);
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }

    /// <summary>Clients say nothing here but keep-alives (empty frames); reading shows when they leave.</summary>
    private static async Task ReceiveAsync(WebSocket socket, CancellationTokenSource end)
    {
        try
        {
            var length = 0;
            while (true)
            {
                // The zero-byte read waits without holding a buffer: most sockets are idle most of the time.
                var idle = await socket.ReceiveAsync(Memory<byte>.Empty, end.Token);
                if (idle.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                if (idle.EndOfMessage)
                {
                    // An empty frame, the client's keep-alive: there is nothing to fetch.
                    continue;
                }

                var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(MaximumClientFrame);
                try
                {
                    var received = await socket.ReceiveAsync(buffer.AsMemory(), end.Token);
                    length = received.EndOfMessage ? 0 : length + received.Count;
                    if (received.MessageType == WebSocketMessageType.Close || length > MaximumClientFrame)
                    {
                        break;
                    }
                }
                finally
                {
                    System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
                }
            }

            if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", end.Token);
            }
        }
        catch (Exception left) when (left is OperationCanceledException or WebSocketException)
        {
            // Nothing to answer: the peer is gone.
            socket.Abort();
        }

        await end.CancelAsync();
    }
}
