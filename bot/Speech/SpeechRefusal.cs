namespace ChorusAssistant.Bot.Speech;

/// <summary>Why a request about speech is not answered as asked. Its words are in <c>Content/*/Speech.yaml</c>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The reply's key, and the member <c>code</c> of the answer: a stable word for programs.</param>
internal sealed record SpeechRefusal(int Status, string Code)
{
    public static readonly SpeechRefusal NoCredential = new(401, "no-credential");
    public static readonly SpeechRefusal CredentialRefused = new(403, "credential-refused");
    public static readonly SpeechRefusal TokenExpired = new(403, "token-expired");
    public static readonly SpeechRefusal OriginRefused = new(403, "origin-refused");
    public static readonly SpeechRefusal TooOften = new(429, "too-often");
    public static readonly SpeechRefusal BrokenRequest = new(400, "broken-request");

    public static readonly SpeechRefusal BrokenAudio = new(400, "broken-audio");
    public static readonly SpeechRefusal NoWav = new(415, "no-wav");
    public static readonly SpeechRefusal TooLong = new(413, "too-long");

    public static readonly SpeechRefusal NoText = new(400, "no-text");
    public static readonly SpeechRefusal WrongRate = new(400, "wrong-rate");
    public static readonly SpeechRefusal TextTooLong = new(413, "text-too-long");

    public static readonly SpeechRefusal NoModel = new(503, "no-model");
    public static readonly SpeechRefusal BrokenModel = new(503, "broken-model");
    public static readonly SpeechRefusal NoVoice = new(503, "no-voice");
    public static readonly SpeechRefusal Busy = new(503, "busy");
    public static readonly SpeechRefusal TooSlow = new(503, "too-slow");
    public static readonly SpeechRefusal EngineUnreachable = new(503, "engine-unreachable");
    public static readonly SpeechRefusal EngineFailed = new(502, "engine-failed");

    public static readonly SpeechRefusal NotAzure = new(404, "not-azure");
    public static readonly SpeechRefusal AzureFailed = new(502, "azure-failed");
    public static readonly SpeechRefusal AzureUnreachable = new(503, "azure-unreachable");
}

/// <summary>Ends a request about speech with a problem that the person can read.</summary>
internal sealed class SpeechException(SpeechRefusal refusal, TimeSpan? retryAfter = null) : Exception(refusal.Code)
{
    public SpeechRefusal Refusal { get; } = refusal;

    /// <summary>When to come back, where that helps.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
