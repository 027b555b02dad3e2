namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>Turns scores into probabilities that mean what they say, learned from phrases the model had not seen.</summary>
/// <param name="Temperature">Divides the scores: above one, the model was too sure of itself.</param>
/// <param name="NoneShift">Added to the score of "out of scope", so that it wins as often as it should.</param>
internal sealed record Calibration(float Temperature, float NoneShift)
{
    public static readonly Calibration Neutral = new(1, 0);

    public void Apply(Span<float> scores, int classes, int none)
    {
        if (none >= 0)
        {
            scores[none] += NoneShift;
        }

        SoftmaxWeights.Softmax(scores, classes, Temperature);
    }
}
