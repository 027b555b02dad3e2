namespace ChorusAssistant.Benchmarks.Nlu;

/// <summary>Multinomial naive Bayes over the product's features, smoothed by one tenth.</summary>
internal sealed class NaiveBayes : IPeer
{
    private const double Smoothing = 0.1;

    public string Name => "multinomial naive Bayes";

    public Task<IReadOnlyList<string>> PredictAsync(LabelledSet set)
    {
        var features = new BagOfFeatures(set.Language);
        var intents = set.Train.GroupBy(phrase => phrase.Intent)
            .Select(group => new Counts(group.Key, group.Select(phrase => features.Of(phrase.Text)).ToList(), set.Train.Count)).ToList();
        var known = intents.SelectMany(intent => intent.Known).ToHashSet();
        return Task.FromResult<IReadOnlyList<string>>(set.Test.Select(test => Best(intents, features.Of(test.Text), known)).ToList());
    }

    private static string Best(List<Counts> intents, ulong[] features, HashSet<ulong> known)
    {
        var seen = Array.FindAll(features, known.Contains);
        return intents.MaxBy(intent => intent.LogLikelihood(seen, known.Count))!.Intent;
    }

    private sealed class Counts(string intent, List<ulong[]> phrases, int allPhrases)
    {
        private readonly Dictionary<ulong, int> _counts = phrases.SelectMany(phrase => phrase).CountBy(feature => feature).ToDictionary();
        private readonly double _total = phrases.Sum(phrase => phrase.Length);

        public string Intent => intent;

        public IEnumerable<ulong> Known => _counts.Keys;

        public double LogLikelihood(ulong[] features, int vocabulary) =>
            Math.Log(phrases.Count / (double)allPhrases)
            + features.Sum(feature => Math.Log((_counts.GetValueOrDefault(feature) + Smoothing) / (_total + (Smoothing * vocabulary))));
    }
}
