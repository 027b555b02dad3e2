using ChorusAssistant.Bot.Nlu.Intents;

namespace ChorusAssistant.Bot.Nlu.Encoders;

/// <summary>Softmax regression over sentence vectors. The same phrases, in the same order, and the same encoder give the same model.</summary>
internal static class EncodedTraining
{
    private const int Epochs = 40;
    private const int LeastSteps = 4_000;
    private const int HeldBack = 5;
    private const float LearningRate = 0.2f;
    private const float Decay = 1e-4f;
    private const ulong OrderSeed = 42;

    /// <param name="phrases">Training phrases and their intents.</param>
    /// <param name="encoder">What turns them into vectors; the slow part, done on all cores.</param>
    public static IntentModel Train(IReadOnlyList<(string Text, string Intent)> phrases, ISentenceEncoder encoder)
    {
        var labels = phrases.Select(phrase => phrase.Intent).Distinct().Order(StringComparer.Ordinal).ToList();
        var examples = new (float[] Vector, int Label)[phrases.Count];
        Parallel.For(0, phrases.Count, i =>
        {
            examples[i] = (new float[encoder.Dimensions], labels.IndexOf(phrases[i].Intent));
            encoder.Encode(phrases[i].Text, examples[i].Vector);
        });
        var calibration = Calibrate(examples, labels.Count);
        var table = new FeatureTable([.. Enumerable.Range(1, encoder.Dimensions).Select(dimension => (ulong)dimension)], [.. Enumerable.Repeat(1f, encoder.Dimensions)], unknownWeight: 0);
        return new IntentModel(labels, table, Fit(examples, encoder.Dimensions, labels.Count), new KnownWords([], []), calibration);
    }

    private static SoftmaxWeights Fit((float[] Vector, int Label)[] examples, int dimensions, int classes)
    {
        var (weights, squares) = (new SoftmaxWeights(dimensions, classes), new SoftmaxWeights(dimensions, classes));
        var rows = Enumerable.Range(0, dimensions).ToArray();
        var order = Enumerable.Range(0, examples.Length).ToArray();
        var random = new StableRandom(OrderSeed);
        var errors = new float[weights.Stride];
        for (var epoch = 0; epoch < Math.Max(Epochs, LeastSteps / Math.Max(1, examples.Length)); epoch++)
        {
            random.Shuffle(order.AsSpan());
            foreach (var i in order)
            {
                weights.Score(rows, examples[i].Vector, errors);
                SoftmaxWeights.Softmax(errors, classes, temperature: 1);
                errors[examples[i].Label] -= 1;
                for (var row = 0; row < dimensions; row++)
                {
                    Step(weights.Row(row), squares.Row(row), errors, examples[i].Vector[row]);
                }

                Step(weights.Bias, squares.Bias, errors, value: 1);
            }
        }

        return weights;
    }

    private static void Step(Span<float> weights, Span<float> squares, ReadOnlySpan<float> errors, float value)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var gradient = (errors[i] * value) + (weights[i] * Decay);
            squares[i] += gradient * gradient;
            weights[i] -= LearningRate * gradient / MathF.Sqrt(squares[i] + 1e-6f);
        }
    }

    // One part in five is held back, to learn how far the scores can be trusted.
    private static Calibration Calibrate((float[] Vector, int Label)[] examples, int classes)
    {
        var held = examples.Where((_, i) => i % HeldBack == 0).ToArray();
        var rest = examples.Where((_, i) => i % HeldBack != 0).ToArray();
        if (rest.Length == 0)
        {
            return Calibration.Neutral;
        }

        var weights = Fit(rest, examples[0].Vector.Length, classes);
        var rows = Enumerable.Range(0, examples[0].Vector.Length).ToArray();
        var best = (Loss: double.MaxValue, Temperature: 1f);
        for (var temperature = 0.3f; temperature < 6; temperature *= 1.1f)
        {
            var loss = held.Sum(example => -Math.Log(Math.Max(Probability(weights, rows, example, classes, temperature), 1e-9)));
            best = loss < best.Loss ? (loss, temperature) : best;
        }

        return new Calibration(best.Temperature, 0);
    }

    private static float Probability(SoftmaxWeights weights, int[] rows, (float[] Vector, int Label) example, int classes, float temperature)
    {
        Span<float> scores = new float[weights.Stride];
        weights.Score(rows, example.Vector, scores);
        SoftmaxWeights.Softmax(scores, classes, temperature);
        return scores[example.Label];
    }
}
