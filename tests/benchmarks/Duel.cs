namespace ChorusAssistant.Benchmarks;

/// <summary>Two loads on one machine, a second each in turn, so that what disturbs one disturbs the other.</summary>
internal sealed class Duel(Load one, Load other)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    public List<Window> Ones { get; } = [];

    public List<Window> Others { get; } = [];

    public async Task WarmAsync(TimeSpan each)
    {
        await one.RunAsync(each);
        await other.RunAsync(each);
    }

    public async Task RunAsync(int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            Others.Add(await other.RunAsync(Round));
            Ones.Add(await one.RunAsync(Round));
        }

        Others.Add(await other.RunAsync(Round));
    }

    /// <summary>Requests a second of the one as a share of the other's.</summary>
    public double Ratio => Figures.MedianOfNeighbours([.. Ones.Select(window => window.PerSecond)], [.. Others.Select(window => window.PerSecond)]);
}
