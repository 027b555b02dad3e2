using System.Diagnostics.Metrics;
using ChorusAssistant.Workflows.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.Mail;

/// <summary>Adds up one counter of one container's meter.</summary>
internal sealed class MetricReader : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _total;

    public MetricReader(IServiceProvider services, string name)
    {
        services.GetRequiredService<MailMetrics>();
        var meter = services.GetRequiredService<IMeterFactory>().Create(MailMetrics.MeterName);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == name && ReferenceEquals(instrument.Meter, meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _total, value));
        _listener.Start();
    }

    public long Total => Interlocked.Read(ref _total);

    public void Dispose() => _listener.Dispose();
}
