using System.Diagnostics;

namespace ChorusAssistant.Benchmarks;

/// <summary>A turn over a full log against one over an empty log.</summary>
internal static class StoreBenchmark
{
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(Options options)
    {
        Figures.Title($"store: a log of {options.Rows:N0} turns against an empty one");
        using var full = new Workspace();
        using var empty = new Workspace();
        string example;
        await using (var service = await Service.StartAsync(full.Folder))
        {
            example = await TalkOnceAsync(service);
        }

        var clock = Stopwatch.StartNew();
        var (rows, activities) = LogGenerator.Fill(Path.Combine(full.Folder, "chorus.db"), example, options.Rows);
        Figures.Line("activities generated", activities, "");
        Figures.Line("rows a second while generating", rows / clock.Elapsed.TotalSeconds, "/s");
        Figures.Line("size of the full store", new FileInfo(Path.Combine(full.Folder, "chorus.db")).Length / 1e6, "MB");

        await using var crowded = await Service.StartAsync(full.Folder);
        await using var alone = await Service.StartAsync(empty.Folder);
        Figures.Line("start over the full store", crowded.ReadyAfter.TotalSeconds, "s", "N2");
        await using var over = await StartAsync(crowded);
        await using var against = await StartAsync(alone);
        var duel = new Duel(over, against);
        await duel.WarmAsync(Warmth);
        await duel.RunAsync(options.Seconds);
        Figures.Line("time of a turn", "<= 1.5", 1 / duel.Ratio);
        Figures.Line("processor time of a turn", "<= 1.5", Figures.MedianOfNeighbours(
            [.. duel.Ones.Select(window => window.CpuMicroseconds)], [.. duel.Others.Select(window => window.CpuMicroseconds)]));
    }

    private static async Task<string> TalkOnceAsync(Service service)
    {
        await using var wire = await Wire.OpenAsync(service.Port);
        var talk = await Talk.StartAsync(wire);
        for (var turn = 0; turn < 4; turn++)
        {
            await wire.ExchangeAsync(talk.Next());
        }

        return talk.ConversationId;
    }

    private static async Task<Load> StartAsync(Service service) =>
        await Load.TurnsAsync(service, TurnsBenchmark.Connections, await Talk.StartManyAsync(service.Port, 1024));
}
