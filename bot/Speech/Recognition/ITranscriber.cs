namespace ChorusAssistant.Bot.Speech.Recognition;

/// <summary>Turns a recording into text.</summary>
internal interface ITranscriber
{
    /// <summary>Why it cannot, or null when it can.</summary>
    SpeechRefusal? Fault { get; }

    /// <summary>Looks at start whether it can, and puts what is wrong, if anything, into one line for the log.</summary>
    string? Check();

    /// <summary>The words of a recording; empty where there are none.</summary>
    /// <param name="samples">Mono, 16,000 samples a second, at most 30.5 s.</param>
    /// <param name="language">A two-letter code.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SpeechException">It cannot.</exception>
    Task<string> TranscribeAsync(float[] samples, string language, CancellationToken cancellationToken);
}
