using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace ChorusAssistant.Benchmarks;

/// <summary>
/// People at their own pace, each with an open WebSocket: they type for a while, which the widget tells, send, read the reply that is pushed,
/// and think. Everybody is another one: what they say leads into every kind of dialog.
/// </summary>
internal static class TypingBenchmark
{
    private const int People = 500;
    private const int EchoesPerSecond = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(Options options)
    {
        var duration = TimeSpan.FromSeconds(Math.Max(60, options.Seconds));
        Figures.Title($"typing: {People} people at human pace for {duration.TotalSeconds:N0} seconds");
        using var workspace = new Workspace();
        await using var service = await Service.StartAgainAsync(workspace.Folder);
        await using (var warm = await Load.TurnsAsync(service, 16, await Talk.StartManyAsync(service.Port, 16)))
        {
            await warm.RunAsync(TimeSpan.FromSeconds(10));
        }

        var talks = await Talk.StartManyAsync(service.Port, People);
        ConcurrentBag<(double Post, double Push)> samples = [];
        ConcurrentBag<string> errors = [];
        await using var echo = await Service.StartEchoAsync();
        await using var echoes = await Load.EchoAsync(echo, 1);
        var cpu = service.CpuSeconds();
        var clock = Stopwatch.StartNew();
        var machine = echoes.RunOpenAsync(EchoesPerSecond, duration);
        await Task.WhenAll(talks.Select((talk, number) => HoldAsync(service, talk, new Random(number), clock, duration, samples, errors)));
        var busy = (service.CpuSeconds() - cpu) / clock.Elapsed.TotalSeconds;

        Show("the echo of the same minute", [.. (await machine).Milliseconds.Order()]);
        Show("answered", [.. samples.Select(sample => sample.Post).Order()]);
        Show("pushed", [.. samples.Select(sample => sample.Push).Order()]);
        Figures.Line("messages", samples.Count, "");
        Figures.Line("errors (aim 0)", errors.Count, "");
        Figures.Line("of one core", busy * 100, "%");
        Figures.Line("resident afterwards", service.ResidentMegabytes(), "MB");
        foreach (var kind in errors.GroupBy(error => error))
        {
            Figures.Line($"  {kind.Key}", kind.Count(), "");
        }
    }

    private static async Task HoldAsync(
        Service service, Talk talk, Random random, Stopwatch clock, TimeSpan duration, ConcurrentBag<(double Post, double Push)> samples, ConcurrentBag<string> errors)
    {
        await using var socket = await talk.FollowAsync(service.Port);
        await using var wire = await Wire.OpenAsync(service.Port);
        // Nobody begins at the same moment.
        await Task.Delay(TimeSpan.FromSeconds(10 * random.NextDouble()));
        for (var message = random.Next(Phrases.All.Count); clock.Elapsed < duration; message++)
        {
            try
            {
                var text = Phrases.All[message % Phrases.All.Count];
                // About 200 characters a minute, told every three seconds.
                for (var typed = 0; typed < text.Length; typed += 10)
                {
                    Talk.Require(await wire.ExchangeAsync(talk.Types()));
                    await Task.Delay(TimeSpan.FromSeconds(2.5 + random.NextDouble()));
                }

                using var patience = new CancellationTokenSource(Patience);
                var started = Stopwatch.GetTimestamp();
                var (status, answer) = await wire.ExchangeAsync(talk.Say(text));
                var post = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                await socket.AwaitFrameAsync(Encoding.UTF8.GetBytes($"\"replyToId\":\"{Talk.IdOf(status, answer)}\""), patience.Token);
                samples.Add((post, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
                await Task.Delay(TimeSpan.FromSeconds(1 + (4 * random.NextDouble())));
            }
            catch (Exception failure) when (failure is IOException or InvalidOperationException or OperationCanceledException or System.Net.Sockets.SocketException)
            {
                errors.Add(failure.Message);
                return;
            }
        }
    }

    private static void Show(string what, List<double> milliseconds)
    {
        Figures.Line($"{what}: p50", Figures.Percentile(milliseconds, 0.5), "ms", "N1");
        Figures.Line($"{what}: p99 (aim < 100)", Figures.Percentile(milliseconds, 0.99), "ms", "N1");
        Figures.Line($"{what}: longest", milliseconds[^1], "ms", "N1");
    }
}
