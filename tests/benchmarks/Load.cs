using System.Collections.Concurrent;
using System.Diagnostics;

namespace ChorusAssistant.Benchmarks;

/// <summary>What one window of load gave.</summary>
internal sealed record Window(double PerSecond, double CpuMicroseconds, List<double> Milliseconds)
{
    public double Percentile(double share) => Figures.Percentile([.. Milliseconds.Order()], share);
}

/// <summary>Kept connections to one process, and the requests that go over them.</summary>
internal sealed class Load(Service service, List<Wire> wires, Func<int, byte[]> next) : IAsyncDisposable
{
    public static async Task<Load> EchoAsync(Service echo, int connections)
    {
        var request = Wire.Post("/echo", """{"type":"message","from":{"id":"user"},"locale":"fr-FR","text":"bonjour","channelData":{"clientActivityID":"1"}}""");
        return new Load(echo, await ConnectAsync(echo, connections), _ => request);
    }

    /// <summary>Each connection talks in turn in its own share of the conversations.</summary>
    public static async Task<Load> TurnsAsync(Service service, int connections, IReadOnlyList<Talk> talks)
    {
        var at = new int[connections];
        var share = talks.Count / connections;
        // Four turns of one conversation, then the next one: a job is finished before the next begins.
        return new Load(service, await ConnectAsync(service, connections), i => talks[(i * share) + (at[i]++ / 4 % share)].Next());
    }

    /// <summary>Closed loop: every connection sends again as soon as it has its answer.</summary>
    public Task<Window> RunAsync(TimeSpan duration)
    {
        var deadline = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        return MeasureAsync(async (connection, milliseconds) =>
        {
            while (Stopwatch.GetTimestamp() < deadline)
            {
                await SendAsync(connection, Stopwatch.GetTimestamp(), milliseconds);
            }
        });
    }

    /// <summary>Every connection sends so many.</summary>
    public Task<Window> RunCountAsync(int each) => MeasureAsync(async (connection, milliseconds) =>
    {
        for (var i = 0; i < each; i++)
        {
            await SendAsync(connection, Stopwatch.GetTimestamp(), milliseconds);
        }
    });

    /// <summary>Open loop: message n is due at its time, whatever became of those before; lateness counts as waiting.</summary>
    public Task<Window> RunOpenAsync(int perSecond, TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var count = (int)(perSecond * duration.TotalSeconds);
        var ticket = -1;
        return MeasureAsync(async (connection, milliseconds) =>
        {
            while (Interlocked.Increment(ref ticket) is var mine && mine < count)
            {
                var due = started + (long)((double)mine / perSecond * Stopwatch.Frequency);
                while (Stopwatch.GetTimestamp() is var now && now < due)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling((due - now) * 1000.0 / Stopwatch.Frequency)));
                }

                await SendAsync(connection, due, milliseconds);
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var wire in wires)
        {
            await wire.DisposeAsync();
        }
    }

    private static async Task<List<Wire>> ConnectAsync(Service service, int connections)
    {
        List<Wire> wires = [];
        while (wires.Count < connections)
        {
            wires.Add(await Wire.OpenAsync(service.Port));
        }

        return wires;
    }

    private async Task<Window> MeasureAsync(Func<int, List<double>, Task> send)
    {
        var cpu = service.CpuSeconds();
        var started = Stopwatch.GetTimestamp();
        ConcurrentBag<List<double>> all = [];
        await Task.WhenAll(Enumerable.Range(0, wires.Count).Select(async connection =>
        {
            await Task.Yield();
            List<double> milliseconds = [];
            await send(connection, milliseconds);
            all.Add(milliseconds);
        }));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var samples = all.SelectMany(milliseconds => milliseconds).ToList();
        return new Window(samples.Count / seconds, (service.CpuSeconds() - cpu) * 1e6 / samples.Count, samples);
    }

    private async Task SendAsync(int connection, long since, List<double> milliseconds)
    {
        var (status, _) = await wires[connection].ExchangeAsync(next(connection));
        if (status != 200)
        {
            throw new InvalidOperationException($"A message was answered with {status}.");
        }

        milliseconds.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }
}
