namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>The features a model knows: their row in the weights and how telling they are. Open addressing over plain arrays, for speed and for the cache file.</summary>
internal sealed class FeatureTable
{
    private readonly ulong[] _keys;
    private readonly int[] _rows;
    private readonly ulong _mask;

    /// <param name="features">Known features in row order; zero is never one.</param>
    /// <param name="weights">Inverse document frequency, by row.</param>
    /// <param name="unknownWeight">What an unknown feature counts in the length of an utterance: foreign text must not look short and certain.</param>
    public FeatureTable(ulong[] features, float[] weights, float unknownWeight)
    {
        Features = features;
        Weights = weights;
        UnknownWeight = unknownWeight;
        var capacity = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features.Length * 2));
        _keys = new ulong[capacity];
        _rows = new int[capacity];
        _mask = (ulong)capacity - 1;
        for (var row = 0; row < features.Length; row++)
        {
            var slot = Slot(features[row]);
            _keys[slot] = features[row];
            _rows[slot] = row;
        }
    }

    public ulong[] Features { get; }

    public float[] Weights { get; }

    public float UnknownWeight { get; }

    /// <summary>The feature's row, or -1.</summary>
    public int RowOf(ulong feature)
    {
        var slot = Slot(feature);
        return _keys[slot] == feature ? _rows[slot] : -1;
    }

    private ulong Slot(ulong feature)
    {
        var slot = feature & _mask;
        while (_keys[slot] != 0 && _keys[slot] != feature)
        {
            slot = (slot + 1) & _mask;
        }

        return slot;
    }
}
