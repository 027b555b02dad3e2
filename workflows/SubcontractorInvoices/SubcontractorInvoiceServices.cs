using ChorusAssistant.Workflows.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.SubcontractorInvoices;

/// <summary>Registers the feature.</summary>
public static class SubcontractorInvoiceServices
{
    /// <summary>Adds the use cases and the tacit acceptance.</summary>
    public static IServiceCollection AddSubcontractorInvoices(this IServiceCollection services)
    {
        services.AddScoped<BrowseRequests>();
        services.AddScoped<ValidateSubcontractorInvoice>();
        services.AddScheduledJob<TacitAcceptance>();
        return services;
    }
}
