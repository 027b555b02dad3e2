using ChorusAssistant.Workflows.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.DraftInvoices;

/// <summary>Registers the feature.</summary>
public static class DraftInvoiceServices
{
    /// <summary>Adds the use cases, their options and the portal's transit.</summary>
    public static IServiceCollection AddDraftInvoices(this IServiceCollection services)
    {
        services.AddOptions<DraftInvoiceOptions>().BindConfiguration(DraftInvoiceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<BrowseDrafts>();
        services.AddScoped<SendDraftInvoice>();
        services.AddScheduledJob<InvoiceTransit>();
        return services;
    }
}
