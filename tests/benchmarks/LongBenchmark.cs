namespace ChorusAssistant.Benchmarks;

/// <summary>Turn 1,000 of a conversation against turn 10.</summary>
internal static class LongBenchmark
{
    private const int Late = 1000;
    private const int Early = 10;
    private const int Measured = 20;

    public static async Task RunAsync(Options options)
    {
        Figures.Title($"long: turn {Late} against turn {Early}, {TurnsBenchmark.Connections} conversations at once");
        using var workspace = new Workspace();
        await using var service = await Service.StartAsync(workspace.Folder);
        await using var old = await StartAsync(service);
        await old.RunCountAsync(Late - (Measured / 2));

        List<double> time = [];
        List<double> cpu = [];
        for (var round = 0; round < options.Seconds; round++)
        {
            await using var young = await StartAsync(service);
            await young.RunCountAsync(Early - 4);
            var early = await young.RunCountAsync(Measured);
            var late = await old.RunCountAsync(Measured);
            time.Add(late.Percentile(0.5) / early.Percentile(0.5));
            cpu.Add(late.CpuMicroseconds / early.CpuMicroseconds);
        }

        Figures.Line("time", "<= 1.5", Figures.Median(time));
        Figures.Line("processor time", "<= 1.5", Figures.Median(cpu));
    }

    private static async Task<Load> StartAsync(Service service) => await Load.TurnsAsync(
        service, TurnsBenchmark.Connections, await Talk.StartManyAsync(service.Port, TurnsBenchmark.Connections));
}
