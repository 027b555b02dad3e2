namespace ChorusAssistant.Benchmarks;

/// <summary>What idle WebSockets hold, each of a conversation of its own.</summary>
internal static class SocketsBenchmark
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Options options)
    {
        Figures.Title($"sockets: {options.Sockets} idle WebSockets");
        using var workspace = new Workspace();
        await using var service = await Service.StartAgainAsync(workspace.Folder);
        await Task.Delay(Settled);
        var before = service.ResidentMegabytes();
        List<Wire> wires = [];
        while (wires.Count < options.Sockets)
        {
            // In portions: a stream's URL is good for a minute.
            var talks = await Talk.StartManyAsync(service.Port, Math.Min(500, options.Sockets - wires.Count));
            foreach (var talk in talks)
            {
                var wire = await Wire.OpenAsync(service.Port);
                wires.Add(wire);
                var (status, _) = await wire.ExchangeAsync(Wire.Upgrade(talk.StreamPath));
                if (status != 101)
                {
                    throw new InvalidOperationException($"A WebSocket was answered with {status}.");
                }
            }
        }

        await Task.Delay(Settled);
        var after = service.ResidentMegabytes();
        Figures.Line("resident after start", before, "MB");
        Figures.Line("resident with them (aim < 300)", after, "MB");
        Figures.Line("a socket and its conversation", (after - before) * 1024 / wires.Count, "kB", "N1");
        foreach (var wire in wires)
        {
            await wire.DisposeAsync();
        }
    }
}
