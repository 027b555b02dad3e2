using System.Diagnostics.Metrics;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>The meter <see cref="MeterName"/>: what an operator watches of the mail.</summary>
public sealed class MailMetrics
{
    /// <summary>For OpenTelemetry's <c>AddMeter</c>.</summary>
    public const string MeterName = "ChorusAssistant.Mail";

    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _dead;

    /// <summary>Made once, by the container.</summary>
    public MailMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _sent = meter.CreateCounter<long>("chorus.mail.sent", "{mail}", "Mails handed over.");
        _failed = meter.CreateCounter<long>("chorus.mail.failed", "{attempt}", "Attempts that failed and may be repeated.");
        _dead = meter.CreateCounter<long>("chorus.mail.dead", "{mail}", "Mails refused for good or given up.");
        meter.CreateObservableGauge("chorus.mail.pending", () => Pending, "{mail}", "Mails that wait, when the outbox was last looked at.");
    }

    internal int Pending { get; set; }

    internal void CountSent() => _sent.Add(1);

    internal void CountFailed() => _failed.Add(1);

    internal void CountDead() => _dead.Add(1);
}
