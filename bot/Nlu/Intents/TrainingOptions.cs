namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>How a model is trained. The defaults were chosen by cross-validation on our content and on the public corpora.</summary>
internal sealed record TrainingOptions
{
    public static readonly TrainingOptions Default = new();

    /// <summary>For telling two languages apart, which is easy: every phrase has dozens of witnesses.</summary>
    public static readonly TrainingOptions Language = new() { Epochs = 4, NoisyCopies = 0, IsCalibrated = false };

    public int Epochs { get; init; } = 12;

    /// <summary>A handful of phrases is gone through more often, until so many steps are done.</summary>
    public int LeastSteps { get; init; } = 4_000;

    public float LearningRate { get; init; } = 0.1f;

    /// <summary>Whether to hold phrases back to learn how far the scores can be trusted; costs several trainings.</summary>
    public bool IsCalibrated { get; init; } = true;

    /// <summary>Pull of every weight towards zero, at each step.</summary>
    public float Decay { get; init; } = 2e-4f;

    /// <summary>With more phrases than these the pull of a step falls, so that that of an epoch stays.</summary>
    public int DecayPhrases { get; init; } = 2_500;

    /// <summary>Copies of each phrase with typing errors.</summary>
    public int NoisyCopies { get; init; } = 2;

    /// <summary>A feature seen in fewer phrases is dropped once there are many phrases.</summary>
    public int RareFeature { get; init; } = 2;

    /// <summary>From how many phrases on rare features are dropped.</summary>
    public int ManyPhrases { get; init; } = 6_000;
}
