using System.Numerics;
using System.Runtime.InteropServices;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>
/// Softmax regression by stochastic gradient with a step of its own for every weight (AdaGrad). One thread, fixed seeds: the same phrases
/// in the same order give the same weights.
/// </summary>
internal sealed class IntentTrainer(ConceptLexicon concepts, TrainingOptions options)
{
    private const ulong NoiseSeed = 20_261_124;
    private const ulong OrderSeed = 42;

    public (FeatureTable Table, SoftmaxWeights Weights, KnownWords Words) Train(IReadOnlyList<LabelledUtterance> utterances, int classes)
    {
        var words = KnownWords.Of(utterances);
        var examples = WithNoise(utterances);
        var table = BuildTable(examples, utterances.Count, words);
        var vectors = new SparseVector[examples.Count];
        for (var i = 0; i < examples.Count; i++)
        {
            using var features = UtteranceFeatures.Of(examples[i].Tokens, concepts, UnknownWords(examples[i].Tokens, words));
            vectors[i] = SparseVector.Of(features.Features, table);
        }

        return (table, Fit(vectors, examples, table.Features.Length, classes, DecayFor(utterances.Count)), words);
    }

    // A word of this phrase alone would be unknown, had the phrase not been written down.
    private static int UnknownWords(IReadOnlyList<string> tokens, KnownWords words)
    {
        var unknown = 0;
        foreach (var token in tokens)
        {
            unknown += words.Count(token) <= 1 && words.Nearest(token) is null ? 1 : 0;
        }

        return unknown;
    }

    private List<LabelledUtterance> WithNoise(IReadOnlyList<LabelledUtterance> utterances)
    {
        var random = new StableRandom(NoiseSeed);
        var examples = new List<LabelledUtterance>(utterances);
        for (var copy = 0; copy < options.NoisyCopies; copy++)
        {
            examples.AddRange(utterances.Where(utterance => utterance.Tokens.Count > 0)
                .Select(utterance => utterance with { Tokens = TypingNoise.Apply(utterance.Tokens, random) }));
        }

        return examples;
    }

    private FeatureTable BuildTable(List<LabelledUtterance> examples, int originals, KnownWords words)
    {
        var frequencies = new Dictionary<ulong, int>();
        var order = new List<ulong>();
        foreach (var example in examples)
        {
            using var features = UtteranceFeatures.Of(example.Tokens, concepts, UnknownWords(example.Tokens, words));
            foreach (var feature in features.Features)
            {
                ref var frequency = ref CollectionsMarshal.GetValueRefOrAddDefault(frequencies, feature, out var exists);
                frequency++;
                if (!exists)
                {
                    order.Add(feature);
                }
            }
        }

        var least = originals >= options.ManyPhrases ? options.RareFeature : 1;
        var kept = order.Where(feature => frequencies[feature] >= least).ToArray();
        var weights = Array.ConvertAll(kept, feature => InverseFrequency(frequencies[feature], examples.Count));
        return new FeatureTable(kept, weights, InverseFrequency(0, examples.Count));
    }

    private static float InverseFrequency(int frequency, int documents) => MathF.Log((1f + documents) / (1f + frequency)) + 1f;

    private float DecayFor(int phrases) => options.Decay * Math.Min(1f, options.DecayPhrases / (float)Math.Max(1, phrases));

    private SoftmaxWeights Fit(SparseVector[] vectors, List<LabelledUtterance> examples, int features, int classes, float decay)
    {
        var weights = new SoftmaxWeights(features, classes);
        var squares = new SoftmaxWeights(features, classes);
        var random = new StableRandom(OrderSeed);
        var order = Enumerable.Range(0, vectors.Length).ToArray();
        var scores = new float[weights.Stride];
        var epochs = Math.Max(options.Epochs, options.LeastSteps / Math.Max(1, vectors.Length));
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order.AsSpan());
            foreach (var i in order)
            {
                weights.Score(vectors[i].Rows, vectors[i].Values, scores);
                SoftmaxWeights.Softmax(scores, classes, temperature: 1);
                scores[examples[i].Label] -= 1;
                for (var f = 0; f < vectors[i].Rows.Length; f++)
                {
                    Step(weights.Row(vectors[i].Rows[f]), squares.Row(vectors[i].Rows[f]), scores, vectors[i].Values[f], decay);
                }

                Step(weights.Bias, squares.Bias, scores, value: 1, decay);
            }
        }

        return weights;
    }

    private void Step(Span<float> weights, Span<float> squares, ReadOnlySpan<float> errors, float value, float decay)
    {
        var w = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var s = MemoryMarshal.Cast<float, Vector<float>>(squares);
        var e = MemoryMarshal.Cast<float, Vector<float>>(errors);
        var scale = new Vector<float>(value);
        var rate = new Vector<float>(options.LearningRate);
        var pull = new Vector<float>(decay);
        var tiny = new Vector<float>(1e-6f);
        for (var i = 0; i < w.Length; i++)
        {
            var gradient = (e[i] * scale) + (w[i] * pull);
            s[i] += gradient * gradient;
            w[i] -= rate * gradient / Vector.SquareRoot(s[i] + tiny);
        }
    }
}
