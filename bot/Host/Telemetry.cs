using ChorusAssistant.Bot.Speech;
using ChorusAssistant.Bot.Turns;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ChorusAssistant.Bot.Host;

/// <summary>Metrics for Prometheus always; OpenTelemetry's protocol where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.</summary>
public static class Telemetry
{
    /// <summary>Adds the meters and exporters.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var exports = !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(TurnMetrics.MeterName, SpeechMetrics.MeterName, "ChorusAssistant.Mail", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter();
            if (exports)
            {
                metrics.AddOtlpExporter();
            }
        });
        if (exports)
        {
            telemetry.WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = static (span, response) => HideAddress(span, response.HttpContext))
                .AddOtlpExporter());
        }

        return services;
    }

    /// <summary>
    /// Keeps what requests say out of the log: their addresses hold tokens, links and ids. It holds for every level that a setting asks for, but
    /// for one that names a category below these.
    /// </summary>
    public static ILoggingBuilder AddDiscretion(this ILoggingBuilder logging) =>
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);

    /// <summary>A span names the route, never the address: that one may be a link that activates an account.</summary>
    private static void HideAddress(System.Diagnostics.Activity span, HttpContext http)
    {
        span.SetTag("url.path", (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        span.SetTag("url.query", null);
    }

    /// <summary>Maps <c>/metrics</c>.</summary>
    public static void MapTelemetry(this WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics");
}
