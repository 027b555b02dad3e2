using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ChorusAssistant.Benchmarks;

/// <summary>
/// Mixed conversations without end: strangers and people who are signed in, sockets that come and go, files, conversations that are left in the
/// middle. After a warm-up, memory, handles and threads must not grow; the database grows by what was said.
/// </summary>
internal static class SoakBenchmark
{
    private const int People = 24;
    private const double Warmth = 0.5;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private static readonly string[] _logins =
        ["lucien.ysolange@fournitures.example", "zelie.ysolange@interprete.example", "yann.valmorette@expert.example", "xaviere.bretinval@fournitures.example"];

    public static async Task RunAsync(Options options)
    {
        Figures.Title($"soak: {People} people at once, one conversation after the other, {options.Minutes} minutes");
        using var workspace = new Workspace();
        await using var service = await Service.StartAgainAsync(workspace.Folder);
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes));
        var turns = 0;
        var talks = 0;
        ConcurrentDictionary<string, int> errors = [];
        var people = Enumerable.Range(0, People).Select(number => Task.Run(async () =>
        {
            var random = new Random(number);
            while (!end.IsCancellationRequested)
            {
                try
                {
                    await HoldAsync(service, random, () => Interlocked.Increment(ref turns), end.Token);
                    Interlocked.Increment(ref talks);
                }
                catch (OperationCanceledException) when (end.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception failure) when (failure is IOException or InvalidOperationException or OperationCanceledException or System.Net.Sockets.SocketException)
                {
                    errors.AddOrUpdate(failure.Message, 1, (_, count) => count + 1);
                }
            }
        })).ToList();

        var samples = await WatchAsync(service, workspace.Folder, () => Volatile.Read(ref turns), end.Token);
        await Task.WhenAll(people);
        Show(samples, talks, errors);
    }

    private static async Task HoldAsync(Service service, Random random, Action count, CancellationToken cancellationToken)
    {
        await using var wire = await Wire.OpenAsync(service.Port);
        var talk = await Talk.StartAsync(wire, random.Next(3) == 0 ? _logins[random.Next(_logins.Length)] : null);
        var socket = random.Next(2) == 0 ? await talk.FollowAsync(service.Port) : null;
        try
        {
            var phrase = random.Next(Phrases.All.Count);
            for (var left = 3 + random.Next(20); left > 0; left--)
            {
                Talk.Require(await wire.ExchangeAsync(random.Next(25) == 0 ? talk.Upload() : talk.Say(Phrases.All[phrase++ % Phrases.All.Count])));
                if (random.Next(6) == 0)
                {
                    Talk.Require(await wire.ExchangeAsync(talk.Read(0)));
                }

                count();
                await Task.Delay(random.Next(300), cancellationToken);
            }
        }
        finally
        {
            if (socket is not null)
            {
                await socket.DisposeAsync();
            }
        }
    }

    private static async Task<List<Sample>> WatchAsync(Service service, string folder, Func<int> turns, CancellationToken cancellationToken)
    {
        List<Sample> samples = [];
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var file = new FileInfo(Path.Combine(folder, "chorus.db"));
                var sample = new Sample(
                    clock.Elapsed.TotalHours, turns(), service.ResidentMegabytes(), await service.HeapMegabytesAsync(), service.Handles(), service.Threads(), file.Length);
                samples.Add(sample);
                if (samples.Count % 12 == 0)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"  {clock.Elapsed:mm\\:ss}  {sample.Turns,8} turns  {sample.Resident,6:N0} MB resident  {sample.Heap,6:N1} MB heap  {sample.Handles,4} handles  {sample.Threads,3} threads"));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }

        return samples;
    }

    private static void Show(List<Sample> samples, int talks, ConcurrentDictionary<string, int> errors)
    {
        var late = samples.Where(sample => sample.Hours >= samples[^1].Hours * Warmth).ToList();
        var (first, last) = (late[0], late[^1]);
        var turns = Math.Max(1, last.Turns - first.Turns);
        Figures.Line("turns", last.Turns, "");
        Figures.Line("conversations", talks, "");
        Figures.Line("errors (aim 0)", errors.Values.Sum(), "");
        foreach (var (error, count) in errors)
        {
            Figures.Line($"  {error}", count, "");
        }

        Figures.Line("resident: median of the second half", Figures.Median(late.Select(sample => sample.Resident)), "MB");
        Figures.Line("resident: slope of the second half", Slope(late, sample => sample.Resident), "MB/h", "N1");
        Figures.Line("heap after collection: slope of the second half", Slope(late, sample => sample.Heap), "MB/h", "N1");
        Figures.Line("resident, last quarter against the one before", "<= 1.03", Quarters(late, sample => sample.Resident));
        Figures.Line("heap, last quarter against the one before", "<= 1.05", Quarters(late, sample => sample.Heap));
        Figures.Line("handles, last quarter against the one before", "<= 1.05", Quarters(late, sample => sample.Handles));
        Figures.Line("threads, last quarter against the one before", "<= 1.1", Quarters(late, sample => sample.Threads));
        Figures.Line("database a turn", (last.DatabaseBytes - first.DatabaseBytes) / (double)turns, "bytes");
    }

    private static double Quarters(List<Sample> late, Func<Sample, double> value) =>
        Figures.Median(late.Skip(late.Count / 2).Select(value)) / Figures.Median(late.Take(late.Count / 2).Select(value));

    /// <summary>Least squares, a hour.</summary>
    private static double Slope(List<Sample> samples, Func<Sample, double> value)
    {
        var (x, y) = (samples.Average(sample => sample.Hours), samples.Average(value));
        return samples.Sum(sample => (sample.Hours - x) * (value(sample) - y)) / samples.Sum(sample => (sample.Hours - x) * (sample.Hours - x));
    }

    private sealed record Sample(double Hours, int Turns, double Resident, double Heap, int Handles, int Threads, long DatabaseBytes);
}
