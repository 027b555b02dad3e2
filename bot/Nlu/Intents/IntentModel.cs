using System.Buffers;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>A trained classifier. Immutable: any number of threads may ask it at once.</summary>
internal sealed class IntentModel(IReadOnlyList<string> labels, FeatureTable table, SoftmaxWeights weights, KnownWords words, Calibration calibration)
{
    private readonly int _none = labels.ToList().IndexOf(IntentNames.None);

    public IReadOnlyList<string> Labels { get; } = labels;

    public FeatureTable Table { get; } = table;

    public SoftmaxWeights Weights { get; } = weights;

    public KnownWords Words { get; } = words;

    public Calibration Calibration { get; } = calibration;

    /// <summary>The number of the label that stands for "out of scope", or -1.</summary>
    public int NoneLabel => _none;

    /// <summary>Calibrated probabilities in label order, written to <paramref name="probabilities"/>.</summary>
    public void Score(IReadOnlyList<string> tokens, ConceptLexicon concepts, Span<float> probabilities)
    {
        var scores = ArrayPool<float>.Shared.Rent(Weights.Stride);
        try
        {
            RawScores(tokens, concepts, scores.AsSpan(0, Weights.Stride));
            Calibration.Apply(scores.AsSpan(0, Weights.Stride), Labels.Count, _none);
            scores.AsSpan(0, Labels.Count).CopyTo(probabilities);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    public void RawScores(IReadOnlyList<string> tokens, ConceptLexicon concepts, Span<float> scores)
    {
        var (corrected, unknown) = Correct(tokens);
        using var features = UtteranceFeatures.Of(corrected, concepts, unknown);
        var rows = ArrayPool<int>.Shared.Rent(features.Features.Length);
        var values = ArrayPool<float>.Shared.Rent(features.Features.Length);
        try
        {
            var count = SparseVector.Fill(features.Features, Table, rows, values);
            Weights.Score(rows.AsSpan(0, count), values.AsSpan(0, count), scores);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rows);
            ArrayPool<float>.Shared.Return(values);
        }
    }

    private (IReadOnlyList<string> Tokens, int Unknown) Correct(IReadOnlyList<string> tokens)
    {
        List<string>? corrected = null;
        var unknown = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Words.Count(tokens[i]) > 0)
            {
                continue;
            }

            if (Words.Nearest(tokens[i]) is { } nearest)
            {
                corrected ??= [.. tokens];
                corrected[i] = nearest;
            }
            else
            {
                unknown++;
            }
        }

        return (corrected ?? tokens, unknown);
    }
}
