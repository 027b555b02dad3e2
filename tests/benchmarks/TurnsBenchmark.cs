namespace ChorusAssistant.Benchmarks;

/// <summary>Acknowledged durable turns against the echo.</summary>
internal static class TurnsBenchmark
{
    public const int Connections = 64;
    private const int Conversations = 1024;
    private const int PacedConnections = 256;
    private const int PacedPerSecond = 500;
    // Shorter, the compiler still works on EF Core while it is measured: 981 turns a second instead of 3,541.
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(Options options)
    {
        Figures.Title($"turns: SQLite, synchronous=FULL, real dialog and understanding, {Connections} connections");
        using var workspace = new Workspace();
        await using var echo = await Service.StartEchoAsync();
        await using var service = await Service.StartAsync(workspace.Folder);
        var talks = await Talk.StartManyAsync(service.Port, Conversations);
        await using var echoes = await Load.EchoAsync(echo, Connections);
        await using var turns = await Load.TurnsAsync(service, Connections, talks);

        var duel = new Duel(turns, echoes);
        await duel.WarmAsync(Warmth);
        await duel.RunAsync(options.Seconds);
        Figures.Line("turns against echo", "0.15", duel.Ratio);
        Show("echo", duel.Others);
        Show("turns", duel.Ones);

        await using var paced = await Load.TurnsAsync(service, PacedConnections, talks);
        await using var pacedEchoes = await Load.EchoAsync(echo, PacedConnections);
        var still = await pacedEchoes.RunOpenAsync(PacedPerSecond, TimeSpan.FromSeconds(options.Seconds));
        var open = await paced.RunOpenAsync(PacedPerSecond, TimeSpan.FromSeconds(options.Seconds));
        Figures.Line($"open loop at {PacedPerSecond}/s: p50", open.Percentile(0.5), "ms", "N1");
        Figures.Line($"open loop at {PacedPerSecond}/s: p99 (aim < 100)", open.Percentile(0.99), "ms", "N1");
        Figures.Line($"open loop at {PacedPerSecond}/s: p99 of the echo", still.Percentile(0.99), "ms", "N1");
        Figures.Line("resident afterwards", service.ResidentMegabytes(), "MB");
    }

    private static void Show(string who, List<Window> windows)
    {
        Figures.Line($"{who}: a second", Figures.Median(windows.Select(window => window.PerSecond)), "/s");
        Figures.Line($"{who}: processor time each", Figures.Median(windows.Select(window => window.CpuMicroseconds)), "us");
        Figures.Line($"{who}: p50", Figures.Median(windows.Select(window => window.Percentile(0.5))), "ms", "N1");
        Figures.Line($"{who}: p99", Figures.Median(windows.Select(window => window.Percentile(0.99))), "ms", "N1");
    }
}
