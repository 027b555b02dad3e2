namespace ChorusAssistant.Benchmarks.Nlu;

/// <summary>The intent whose mean phrase points the most in the text's direction (Rocchio, TF-IDF, cosine).</summary>
internal sealed class NearestCentroid : IPeer
{
    public string Name => "nearest centroid, TF-IDF";

    public Task<IReadOnlyList<string>> PredictAsync(LabelledSet set)
    {
        var vectors = new TfIdf(set);
        var centroids = set.Train.Select((phrase, i) => (phrase.Intent, Vector: vectors.Of(vectors.Train[i])))
            .GroupBy(phrase => phrase.Intent)
            .Select(group => (Intent: group.Key, Mean: Mean(group.Select(phrase => phrase.Vector))))
            .ToList();
        return Task.FromResult<IReadOnlyList<string>>(set.Test.Select(test =>
        {
            var text = vectors.Of(test.Text);
            return centroids.MaxBy(centroid => text.Sum(entry => entry.Value * centroid.Mean.GetValueOrDefault(entry.Feature))).Intent;
        }).ToList());
    }

    private static Dictionary<ulong, double> Mean(IEnumerable<(ulong Feature, double Value)[]> vectors)
    {
        var sums = vectors.SelectMany(vector => vector).AggregateBy(entry => entry.Feature, 0.0, (sum, entry) => sum + entry.Value).ToDictionary();
        var length = Math.Sqrt(sums.Values.Sum(value => value * value));
        return sums.ToDictionary(entry => entry.Key, entry => entry.Value / length);
    }
}
