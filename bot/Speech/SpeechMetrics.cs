using System.Diagnostics.Metrics;

namespace ChorusAssistant.Bot.Speech;

/// <summary>Counts requests about speech and how long they take. No measurement carries a sound, a text or an id.</summary>
internal sealed class SpeechMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "ChorusAssistant.Speech";

    private readonly Histogram<double> _duration;

    public SpeechMetrics(IMeterFactory meters) =>
        _duration = meters.Create(MeterName).CreateHistogram<double>("chorus.speech.duration", "s", "From the request to its answer.");

    /// <param name="operation"><c>transcribe</c>, <c>synthesize</c> or <c>token</c>.</param>
    /// <param name="status">The HTTP status of the answer.</param>
    /// <param name="took">How long it took.</param>
    public void Answered(string operation, int status, TimeSpan took) =>
        _duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("operation", operation), new KeyValuePair<string, object?>("status", status));
}
