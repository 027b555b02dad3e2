using System.Globalization;

namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>How long and how hard a fault run is. The seed decides everything but the machine's own timing.</summary>
/// <param name="Kills">How often the service is killed.</param>
/// <param name="Conversations">How many people talk, spread over the kills.</param>
/// <param name="Seed">Repeats the decisions of an earlier run.</param>
internal sealed record FaultSettings(int Kills, int Conversations, int Seed)
{
    /// <summary>What <c>FAULT_KILLS</c>, <c>FAULT_CONVERSATIONS</c> and <c>FAULT_SEED</c> say, else the given size and a new seed.</summary>
    public static FaultSettings Read(int kills, int conversations) =>
        new(Number("FAULT_KILLS") ?? kills, Number("FAULT_CONVERSATIONS") ?? conversations, Number("FAULT_SEED") ?? Random.Shared.Next());

    /// <summary>A generator for one part of the run, so that the parts do not shift each other's numbers.</summary>
    public Random For(string part, int number = 0)
    {
        // String.GetHashCode differs from process to process.
        var hash = Seed;
        foreach (var character in part)
        {
            hash = unchecked((hash * 31) + character);
        }

        return new Random(unchecked((hash * 31) + number));
    }

    private static int? Number(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
