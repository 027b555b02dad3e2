namespace ChorusAssistant.Benchmarks;

/// <summary>From process start to ready, and what the process holds then. The echo shows what the platform alone takes.</summary>
internal static class StartBenchmark
{
    private const int Starts = 5;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Options options)
    {
        Figures.Title("start: process start to ready, on a built tree");
        foreach (var environment in (string[])["Production", "Development"])
        {
            using var workspace = new Workspace();
            await using (var first = await Service.StartAsync(workspace.Folder, environment))
            {
                Figures.Line($"{environment}: first start (migrates, loads the demo, trains)", first.ReadyAfter.TotalSeconds, "s", "N2");
                await Task.Delay(Settled);
                Figures.Line($"{environment}: resident after the first start", first.ResidentMegabytes(), "MB");
            }

            List<double> seconds = [];
            List<double> cpu = [];
            List<double> echoes = [];
            List<double> megabytes = [];
            for (var i = 0; i < Starts; i++)
            {
                await using (var echo = await Service.StartEchoAsync())
                {
                    echoes.Add(echo.ReadyAfter.TotalSeconds);
                }

                await using var service = await Service.StartAsync(workspace.Folder, environment);
                seconds.Add(service.ReadyAfter.TotalSeconds);
                cpu.Add(service.CpuUntilReady);
                await Task.Delay(Settled);
                megabytes.Add(service.ResidentMegabytes());
            }

            Figures.Line($"{environment}: later start (aim <= 2), median of {Starts}", Figures.Median(seconds), "s", "N2");
            Figures.Line($"{environment}: processor time of it", Figures.Median(cpu), "s", "N2");
            Figures.Line($"{environment}: against the echo's start", "-", Figures.Median(seconds.Zip(echoes, (ours, its) => ours / its)));
            Figures.Line($"{environment}: resident after start (aim < 150)", Figures.Median(megabytes), "MB");
        }
    }
}
