using System.Diagnostics;
using System.Text;

namespace ChorusAssistant.Benchmarks;

/// <summary>
/// Idle WebSockets, each of a conversation of its own: what one holds, whether a message is answered and pushed among them as fast as
/// without them, and whether everything is given back when they leave.
/// </summary>
internal static class IdleSocketsBenchmark
{
    private const int Portion = 500;
    private const int Messages = 1_000;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(Options options)
    {
        Figures.Title($"idle-sockets: {options.Sockets} idle WebSockets on one process");
        using var workspace = new Workspace();
        await using var service = await Service.StartAgainAsync(workspace.Folder);
        List<(Talk Talk, Wire Socket)> open = [];
        await OpenAsync(service, open, Portion);
        await PushAsync(service, open, Messages);
        await Task.Delay(Settled);
        var alone = await PushAsync(service, open, Messages);
        var (memory, handles) = (service.ResidentMegabytes(), service.Handles());

        var started = Stopwatch.GetTimestamp();
        await OpenAsync(service, open, options.Sockets - Portion);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await Task.Delay(Settled);
        var added = open.Count - Portion;
        Figures.Line("opened", added / seconds, "/s");
        Figures.Line($"resident with {Portion}", memory, "MB");
        Figures.Line($"resident with {open.Count} (aim < 300)", service.ResidentMegabytes(), "MB");
        Figures.Line("a socket and its conversation", (service.ResidentMegabytes() - memory) * 1024 / added, "kB", "N1");
        Figures.Line("handles a socket", "1", (service.Handles() - handles) / (double)added);
        var idle = await service.CpuShareAsync(Settled);
        Figures.Line("processor while nobody writes", idle * 100, "% of a core", "N2");

        var among = await PushAsync(service, open, Messages);
        Figures.Line("message to pushed reply: p50", among.Percentile(0.5), "ms", "N1");
        Figures.Line("message to pushed reply: p99", among.Percentile(0.99), "ms", "N1");
        Figures.Line($"p50 against {Portion} sockets", "<= 1.5", among.Percentile(0.5) / alone.Percentile(0.5));
        Figures.Line($"processor time of one against {Portion} sockets", "<= 1.5", among.CpuMicroseconds / alone.CpuMicroseconds);

        foreach (var (_, socket) in open)
        {
            await socket.DisposeAsync();
        }

        await Task.Delay(Settled);
        Figures.Line("handles left over", service.Handles() - handles + Portion, "");
        Figures.Line("resident after they have left", service.ResidentMegabytes(), "MB");
    }

    private static async Task OpenAsync(Service service, List<(Talk Talk, Wire Socket)> open, int count)
    {
        for (var wanted = open.Count + count; open.Count < wanted;)
        {
            // In portions: a stream's URL is good for a minute.
            foreach (var talk in await Talk.StartManyAsync(service.Port, Math.Min(Portion, wanted - open.Count)))
            {
                open.Add((talk, await talk.FollowAsync(service.Port)));
            }
        }
    }

    /// <summary>Messages one after the other in conversations all over, each until its reply has come over the socket.</summary>
    private static async Task<Window> PushAsync(Service service, List<(Talk Talk, Wire Socket)> open, int count)
    {
        await using var wire = await Wire.OpenAsync(service.Port);
        List<double> milliseconds = [];
        var cpu = service.CpuSeconds();
        var clock = Stopwatch.StartNew();
        for (var message = 0; message < count; message++)
        {
            var (talk, socket) = open[(int)(message * 7919L % open.Count)];
            using var patience = new CancellationTokenSource(Patience);
            var started = Stopwatch.GetTimestamp();
            var (status, answer) = await wire.ExchangeAsync(talk.Say("merci"));
            var replyTo = $"\"replyToId\":\"{Talk.IdOf(status, answer)}\"";
            await socket.AwaitFrameAsync(Encoding.UTF8.GetBytes(replyTo), patience.Token);
            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            socket.Rest();
        }

        return new Window(count / clock.Elapsed.TotalSeconds, (service.CpuSeconds() - cpu) * 1e6 / count, milliseconds);
    }
}
