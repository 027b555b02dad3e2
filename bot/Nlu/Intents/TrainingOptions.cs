namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>How a model is trained. The defaults were chosen by cross-validation on our content and on the public corpora.</summary>
internal sealed record TrainingOptions
{
    public static readonly TrainingOptions Default = new();

    public int Epochs { get; init; } = 20;

    public float LearningRate { get; init; } = 0.1f;

    /// <summary>Pull of every weight towards zero.</summary>
    public float Decay { get; init; } = 1e-5f;

    /// <summary>Copies of each phrase with typing errors.</summary>
    public int NoisyCopies { get; init; } = 2;

    /// <summary>A feature seen in fewer phrases is dropped once there are many phrases.</summary>
    public int RareFeature { get; init; } = 2;

    /// <summary>From how many phrases on rare features are dropped.</summary>
    public int ManyPhrases { get; init; } = 6_000;
}
