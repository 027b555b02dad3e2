using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Faults;

/// <summary>Clients that take nothing, and a service that is asked to end.</summary>
public sealed class SocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_client_that_does_not_read_is_dropped_and_not_buffered_for()
    {
        await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string> { ["DirectLine__SendPatience"] = SendPatience.ToString("c", CultureInfo.InvariantCulture) });
        var conversation = await Conversation.OpenAsync(service.Http);
        using var slow = await OpenAndNotReadAsync(await conversation.StreamUrlAsync());
        var posted = 0;
        var before = service.ResidentBytes;

        // More than all buffers of the system between the two can hold.
        while (posted < 24_000_000)
        {
            var value = new string('x', 200_000);
            await Protocol.ReadAsync(await conversation.PostAsync($$"""{"type":"event","name":"x","from":{"id":"a"},"value":"{{value}}"}"""));
            posted += value.Length;
        }

        // Whoever begins to read within the patience is served: it has to be over first.
        await Task.Delay(SendPatience + SendPatience);
        var received = await ReadToEndAsync(slow);

        Assert.True(received < posted / 2, $"{received} of {posted} bytes were kept for a client that reads nothing.");
        Assert.True(service.ResidentBytes - before < 400_000_000, $"It grew from {before} to {service.ResidentBytes} bytes.");
        // It comes back, reads, and has missed nothing.
        var all = (await conversation.ReadAllAsync()).Select(activity => activity.Text("id")).ToList();
        await using var back = await conversation.FollowAsync();
        Assert.Equal(all, (await back.TakeAsync(all.Count)).Select(activity => activity.Text("id")));
    }

    [Fact]
    public async Task Asked_to_end_it_finishes_and_answers_the_turn_that_runs_and_says_goodbye_to_sockets()
    {
        await using var service = await ServiceProcess.StartAsync();
        var conversation = await Conversation.OpenAsync(service.Http);
        using var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(await conversation.StreamUrlAsync(), patience.Token);
        Task<string> answered;
        Task<int> ended;
        var clock = Stopwatch.StartNew();
        await using (await Sqlite.LockAsync(service.DatabaseFile))
        {
            // The turn is done and waits for the store while the service is asked to end.
            answered = conversation.SayAsync("bonjour", "k");
            await Task.Delay(TimeSpan.FromMilliseconds(700));
            Assert.False(answered.IsCompleted);
            ended = service.StopAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(700));
            Assert.False(ended.IsCompleted);
        }

        var id = await answered;
        Assert.Equal((WebSocketCloseStatus.EndpointUnavailable, "going away"), await ClosedAsync(socket, patience.Token));
        Assert.Equal(0, await ended);
        Assert.True(clock.Elapsed < Patience, $"It took {clock.Elapsed}.");
        await service.StartAgainAsync();
        Assert.Equal(id, (await conversation.ReadAllAsync())[^1].Text("replyToId"));
        Assert.Equal(id, await conversation.SayAsync("bonjour", "k"));
    }

    [Fact]
    public async Task Asked_to_end_it_does_not_wait_for_a_client_that_is_gone()
    {
        await using var service = await ServiceProcess.StartAsync();
        var conversation = await Conversation.OpenAsync(service.Http);
        using var silent = await OpenAndNotReadAsync(await conversation.StreamUrlAsync());

        Assert.Equal(0, await service.StopAsync().WaitAsync(Patience));
    }

    private static async Task<(WebSocketCloseStatus?, string?)> ClosedAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 << 10];
        while ((await socket.ReceiveAsync(buffer, cancellationToken)).MessageType != WebSocketMessageType.Close)
        {
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", cancellationToken);
        return (socket.CloseStatus, socket.CloseStatusDescription);
    }

    /// <summary>Shakes hands by hand, with the smallest buffer that the system gives, and then takes nothing.</summary>
    private static async Task<Socket> OpenAndNotReadAsync(Uri url)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1024 };
        await socket.ConnectAsync(IPAddress.Loopback, url.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
        var answer = new byte[12];
        Assert.Equal(answer.Length, await socket.ReceiveAsync(answer));
        Assert.Equal("HTTP/1.1 101", Encoding.ASCII.GetString(answer));
        return socket;
    }

    private static async Task<long> ReadToEndAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[64 << 10];
        var all = 0L;
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var read)
            {
                all += read;
            }
        }
        catch (SocketException)
        {
            // Reset: it was dropped.
        }

        return all;
    }
}
