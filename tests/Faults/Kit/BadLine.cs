using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>
/// A line between clients and the service that delays bytes, cuts connections in the middle of a request or of an answer, and swallows
/// some of them whole. A TCP proxy: it knows nothing of what passes.
/// </summary>
internal sealed class BadLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _port;
    private readonly Random _random;
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private int _cuts;

    /// <summary>Opens a line to the service's port.</summary>
    public BadLine(int port, Random random)
    {
        (_port, _random) = (port, random);
        _listener.Start(512);
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    /// <summary>Whether the failure is one of the line, after which a client tries again.</summary>
    public static bool IsLost(Exception failure) => failure is HttpRequestException or IOException or SocketException or WebSocketException or TaskCanceledException;

    /// <summary>Where clients connect.</summary>
    public Uri Address { get; }

    /// <summary>While set, everything passes.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Connections that were cut or swallowed.</summary>
    public int Cuts => _cuts;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync(_end.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket client)
    {
        var fate = Draw();
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        using (var cut = CancellationTokenSource.CreateLinkedTokenSource(_end.Token))
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _port, cut.Token);
                var there = PumpAsync(client, server, fate.Upstream, fate.Delay, cut.Token);
                var back = PumpAsync(server, client, fate.Downstream, fate.Delay, cut.Token);
                await await Task.WhenAny(there, back);
                // Half a connection is of no use to HTTP: both ends go, with a reset where bytes were left.
                await cut.CancelAsync();
                await Task.WhenAll(there, back);
            }
            catch (Exception ended) when (ended is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                client.LingerState = new LingerOption(true, 0);
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, long passes, TimeSpan delay, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 << 10];
        while (await from.ReceiveAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (delay > TimeSpan.Zero && !IsCalm)
            {
                await Task.Delay(delay, cancellationToken);
            }

            var passed = IsCalm ? read : (int)Math.Min(read, passes);
            await to.SendAsync(buffer.AsMemory(0, passed), cancellationToken);
            passes -= passed;
            if (passes <= 0 && !IsCalm)
            {
                Interlocked.Increment(ref _cuts);
                return;
            }
        }
    }

    private (long Upstream, long Downstream, TimeSpan Delay) Draw()
    {
        lock (_lock)
        {
            var delay = _random.Next(4) == 0 ? TimeSpan.FromMilliseconds(_random.Next(1, 80)) : TimeSpan.Zero;
            return _random.Next(12) switch
            {
                0 => (_random.Next(1, 4000), long.MaxValue, delay),
                1 => (long.MaxValue, _random.Next(1, 6000), delay),
                2 => (long.MaxValue, 1, delay),
                _ => (long.MaxValue, long.MaxValue, delay),
            };
        }
    }
}
