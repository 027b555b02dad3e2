namespace ChorusAssistant.Bot.Speech.Synthesis;

/// <summary>Reads a text aloud.</summary>
internal interface IVoice
{
    /// <summary>Why it cannot, or null when it can.</summary>
    SpeechRefusal? Fault { get; }

    /// <summary>Looks at start whether it can, and puts what is wrong, if anything, into one line for the log.</summary>
    Task<string?> CheckAsync(CancellationToken cancellationToken);

    /// <summary>The sound, as a WAVE file.</summary>
    /// <exception cref="SpeechException">It cannot.</exception>
    Task<byte[]> SpeakAsync(Utterance utterance, CancellationToken cancellationToken);
}

/// <summary>What is read aloud.</summary>
/// <param name="Text">In its spoken form, at most 1,000 characters.</param>
/// <param name="Language">A two-letter code.</param>
/// <param name="Rate">1 is the voice's own speed, 0.5 half of it, 2 twice.</param>
internal sealed record Utterance(string Text, string Language, double Rate)
{
    public const int LongestText = 1_000;
    public const double SlowestRate = 0.5;
    public const double FastestRate = 2;
}
