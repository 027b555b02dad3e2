using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.InvoiceTracking;

/// <summary>Registers the feature.</summary>
public static class InvoiceTrackingServices
{
    /// <summary>Adds the use case.</summary>
    public static IServiceCollection AddInvoiceTracking(this IServiceCollection services)
    {
        services.AddScoped<TrackInvoice>();
        return services;
    }
}
