using System.Numerics;
using System.Runtime.InteropServices;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>A linear model: for each feature one row of weights, one column a class, padded so that rows are whole vectors.</summary>
internal sealed class SoftmaxWeights
{
    private const int Padding = 8;

    private readonly float[] _weights;
    private readonly float[] _bias;

    public SoftmaxWeights(int features, int classes)
        : this(classes, new float[features * StrideFor(classes)], new float[StrideFor(classes)])
    {
    }

    public SoftmaxWeights(int classes, float[] weights, float[] bias)
    {
        Classes = classes;
        Stride = StrideFor(classes);
        _weights = weights;
        _bias = bias;
    }

    public int Classes { get; }

    /// <summary>The length of a row: the number of classes, rounded up.</summary>
    public int Stride { get; }

    public Span<float> All => _weights;

    public Span<float> Bias => _bias;

    public static int StrideFor(int classes) => (classes + Padding - 1) / Padding * Padding;

    public Span<float> Row(int row) => _weights.AsSpan(row * Stride, Stride);

    /// <summary>Writes the score of every class (and of the padding) to <paramref name="scores"/>.</summary>
    public void Score(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, Span<float> scores)
    {
        _bias.CopyTo(scores);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores[..Stride]);
        for (var i = 0; i < rows.Length; i++)
        {
            var value = new Vector<float>(values[i]);
            var weights = MemoryMarshal.Cast<float, Vector<float>>(Row(rows[i]));
            for (var v = 0; v < sums.Length; v++)
            {
                sums[v] += weights[v] * value;
            }
        }
    }

    /// <summary>Turns the scores of the classes into probabilities in place; the padding becomes zero.</summary>
    public static void Softmax(Span<float> scores, int classes, float temperature)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores[..classes])
        {
            highest = MathF.Max(highest, score);
        }

        var sum = 0f;
        for (var i = 0; i < classes; i++)
        {
            scores[i] = MathF.Exp((scores[i] - highest) / temperature);
            sum += scores[i];
        }

        for (var i = 0; i < classes; i++)
        {
            scores[i] /= sum;
        }

        scores[classes..].Clear();
    }
}
