namespace ChorusAssistant.Benchmarks.Nlu;

/// <summary>Features weighed by how rare they are, of length one.</summary>
internal sealed class TfIdf
{
    private readonly BagOfFeatures _features;
    private readonly Dictionary<ulong, double> _weights;

    public TfIdf(LabelledSet set)
    {
        _features = new BagOfFeatures(set.Language);
        Train = set.Train.Select(phrase => _features.Of(phrase.Text)).ToList();
        _weights = Train.SelectMany(features => features).CountBy(feature => feature)
            .ToDictionary(entry => entry.Key, entry => Math.Log((1.0 + Train.Count) / (1 + entry.Value)) + 1);
    }

    public IReadOnlyList<ulong[]> Train { get; }

    public (ulong Feature, double Value)[] Of(string text) => Of(_features.Of(text));

    public (ulong Feature, double Value)[] Of(ulong[] features)
    {
        var known = Array.FindAll(features, _weights.ContainsKey);
        var length = Math.Sqrt(known.Sum(feature => _weights[feature] * _weights[feature]));
        return Array.ConvertAll(known, feature => (feature, _weights[feature] / length));
    }
}
