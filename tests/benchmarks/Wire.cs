using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChorusAssistant.Benchmarks;

/// <summary>
/// One kept HTTP/1.1 connection, nothing more: the client shares the processors with what it measures, so it must cost little.
/// </summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[8192];
    private int _kept;
    private int _taken;

    public static async Task<Wire> OpenAsync(int port)
    {
        var wire = new Wire();
        try
        {
            await wire._socket.ConnectAsync(IPAddress.Loopback, port);
            return wire;
        }
        catch (SocketException)
        {
            await wire.DisposeAsync();
            throw;
        }
    }

    public static byte[] Get(string path, string? token = null) => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{Bearer(token)}\r\n");

    public static byte[] Post(string path, string json, string? token = null) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\n{Bearer(token)}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    public static byte[] Upgrade(string pathAndQuery) => Encoding.UTF8.GetBytes(
        $"GET {pathAndQuery} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

    /// <summary>Sends a request and reads its whole answer; the body is good until the next exchange.</summary>
    public async Task<(int Status, ReadOnlyMemory<byte> Body)> ExchangeAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var received = 0;
        while (true)
        {
            if (received == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var count = await _socket.ReceiveAsync(_buffer.AsMemory(received));
            if (count == 0)
            {
                throw new IOException("The connection was closed.");
            }

            received += count;
            if (TryRead(_buffer.AsSpan(0, received), out var status, out var body))
            {
                return (status, _buffer.AsMemory()[body]);
            }
        }
    }

    /// <summary>Reads WebSocket messages until one of them holds the text. What the server sends to keep the socket alive is passed over.</summary>
    public async Task AwaitFrameAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        while (true)
        {
            while (TryTakeFrame(out var frame))
            {
                if (_buffer.AsSpan()[frame].IndexOf(text.Span) >= 0)
                {
                    return;
                }
            }

            if (_kept == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var count = await _socket.ReceiveAsync(_buffer.AsMemory(_kept), cancellationToken);
            _kept += count > 0 ? count : throw new IOException("The WebSocket was closed.");
        }
    }

    /// <summary>Gives back the buffer of a socket that is going to wait.</summary>
    public void Rest() => _buffer = _kept == 0 ? [] : _buffer;

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The next whole frame's content. A server's frames are not masked.</summary>
    private bool TryTakeFrame(out Range content)
    {
        content = default;
        _buffer.AsSpan(_taken, _kept - _taken).CopyTo(_buffer);
        (_kept, _taken) = (_kept - _taken, 0);
        if (_buffer.Length == 0)
        {
            _buffer = new byte[8192];
        }

        var received = _buffer.AsSpan(0, _kept);
        var head = received.Length < 2 ? 0 : received[1] switch { 126 => 4, 127 => 10, _ => 2 };
        if (head == 0 || received.Length < head)
        {
            return false;
        }

        var length = head switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(received[2..]),
            10 => (int)BinaryPrimitives.ReadUInt64BigEndian(received[2..]),
            _ => received[1],
        };
        _taken = received.Length >= head + length ? head + length : 0;
        content = head..(head + length);
        return _taken > 0;
    }

    private static bool TryRead(ReadOnlySpan<byte> answer, out int status, out Range body)
    {
        status = 0;
        body = default;
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        status = int.Parse(answer[9..12], CultureInfo.InvariantCulture);
        var head = answer[..end];
        var from = end + 4;
        var at = head.IndexOf("Content-Length: "u8);
        if (at >= 0)
        {
            var digits = head[(at + 16)..];
            var line = digits.IndexOf((byte)'\r');
            body = from..(from + int.Parse(line < 0 ? digits : digits[..line], CultureInfo.InvariantCulture));
            return answer.Length >= body.End.Value;
        }

        // A chunked body is read to its end but not taken apart: nobody here needs one.
        body = from..answer.Length;
        return head.IndexOf("chunked"u8) < 0 || answer.EndsWith("0\r\n\r\n"u8);
    }

    private static string Bearer(string? token) => token is null ? "" : $"Authorization: Bearer {token}\r\n";
}
