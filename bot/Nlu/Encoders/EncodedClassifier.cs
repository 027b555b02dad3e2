using System.Buffers;
using ChorusAssistant.Bot.Nlu.Intents;

namespace ChorusAssistant.Bot.Nlu.Encoders;

/// <summary>A second opinion on the intent, from the meaning of the whole sentence, to be blended with that of its words.</summary>
/// <param name="encoder">What turns a sentence into numbers.</param>
/// <param name="model">A model over these numbers: <see cref="EncodedTraining"/>. Its labels are those of the first opinion.</param>
/// <param name="share">What this opinion weighs, from 0 to 1.</param>
internal sealed class EncodedClassifier(ISentenceEncoder encoder, IntentModel model, float share)
{
    private readonly int[] _rows = [.. Enumerable.Range(0, encoder.Dimensions)];

    /// <summary>Moves the probabilities, in label order, towards this opinion.</summary>
    public void Blend(string sentence, Span<float> probabilities)
    {
        var vector = ArrayPool<float>.Shared.Rent(encoder.Dimensions);
        var scores = ArrayPool<float>.Shared.Rent(model.Weights.Stride);
        try
        {
            encoder.Encode(sentence, vector.AsSpan(0, encoder.Dimensions));
            model.Weights.Score(_rows, vector.AsSpan(0, encoder.Dimensions), scores);
            model.Calibration.Apply(scores.AsSpan(0, model.Weights.Stride), model.Labels.Count, model.NoneLabel);
            for (var i = 0; i < probabilities.Length; i++)
            {
                probabilities[i] += share * (scores[i] - probabilities[i]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(vector);
            ArrayPool<float>.Shared.Return(scores);
        }
    }
}
