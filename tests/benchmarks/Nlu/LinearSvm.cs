using ChorusAssistant.Bot.Nlu.Intents;

namespace ChorusAssistant.Benchmarks.Nlu;

/// <summary>One linear support vector machine an intent against the rest (Pegasos: hinge loss, falling steps), on TF-IDF.</summary>
internal sealed class LinearSvm : IPeer
{
    private const int Epochs = 20;
    private const double Regularisation = 1e-4;

    public string Name => "linear SVM, TF-IDF";

    public Task<IReadOnlyList<string>> PredictAsync(LabelledSet set)
    {
        var vectors = new TfIdf(set);
        var train = set.Train.Select((phrase, i) => (phrase.Intent, Vector: vectors.Of(vectors.Train[i]))).ToArray();
        var intents = set.Train.Select(phrase => phrase.Intent).Distinct().ToArray();
        var machines = new Dictionary<ulong, double>[intents.Length];
        Parallel.For(0, intents.Length, i => machines[i] = Fit(train, intents[i]));
        return Task.FromResult<IReadOnlyList<string>>(set.Test.Select(test =>
        {
            var text = vectors.Of(test.Text);
            return intents[Enumerable.Range(0, intents.Length).MaxBy(i => Score(machines[i], text))];
        }).ToList());
    }

    private static Dictionary<ulong, double> Fit((string Intent, (ulong Feature, double Value)[] Vector)[] train, string intent)
    {
        // The weights are kept divided by "scale": shrinking all of them is then one multiplication.
        var weights = new Dictionary<ulong, double>();
        var scale = 1.0;
        var random = new StableRandom(42);
        for (var step = 2; step < 2 + (Epochs * train.Length); step++)
        {
            var (label, vector) = train[random.Next(train.Length)];
            var sign = label == intent ? 1 : -1;
            var margin = sign * scale * Score(weights, vector);
            var rate = 1 / (Regularisation * (step + train.Length));
            scale *= 1 - (rate * Regularisation);
            if (margin < 1)
            {
                foreach (var (feature, value) in vector)
                {
                    weights[feature] = weights.GetValueOrDefault(feature) + (rate * sign * value / scale);
                }
            }
        }

        return weights.ToDictionary(entry => entry.Key, entry => entry.Value * scale);
    }

    private static double Score(Dictionary<ulong, double> weights, (ulong Feature, double Value)[] vector) =>
        vector.Sum(entry => entry.Value * weights.GetValueOrDefault(entry.Feature));
}
