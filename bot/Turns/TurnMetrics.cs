using System.Diagnostics.Metrics;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Counts turns and how long they take. No measurement carries a name, a text or an id.</summary>
public sealed class TurnMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "ChorusAssistant.Turns";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _repeated;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _failed;

    /// <summary>Creates the instruments.</summary>
    public TurnMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _duration = meter.CreateHistogram<double>("chorus.turn.duration", "s", "From the message to the durable commit.");
        _repeated = meter.CreateCounter<long>("chorus.turn.repeated", description: "Messages that had been answered before.");
        _conflicts = meter.CreateCounter<long>("chorus.turn.conflicts", description: "Turns run again because another one was first.");
        _failed = meter.CreateCounter<long>("chorus.turn.failed", description: "Turns that ended in the error boundary.");
    }

    internal void Committed(TimeSpan took, int attempt) => _duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("attempts", attempt));

    internal void Repeated() => _repeated.Add(1);

    internal void Conflicted() => _conflicts.Add(1);

    internal void Failed() => _failed.Add(1);
}
