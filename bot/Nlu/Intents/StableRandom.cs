namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>SplitMix64: the same numbers on every machine and every version of .NET, which System.Random does not promise.</summary>
internal sealed class StableRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From zero up to, not including, <paramref name="exclusiveMaximum"/>.</summary>
    public int Next(int exclusiveMaximum)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)exclusiveMaximum);
    }

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Next(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
