using ChorusAssistant.Workflows.ActivationLinks;
using ChorusAssistant.Workflows.PublicStructures;
using ChorusAssistant.Workflows.Satisfaction;
using ChorusAssistant.Workflows.WordProcessing;
using ChorusAssistant.Workflows.WorksInvoices;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows;

/// <summary>Registers what the assistant can do.</summary>
public static class WorkflowServices
{
    /// <summary>Adds every use case, with its jobs and settings; the ports they need come from the adapters.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        services.AddActivationLinks();
        services.AddPublicStructures();
        services.AddSatisfaction();
        services.AddWorksInvoices();
        services.AddSingleton<IIdentitySheetWriter, IdentitySheetWriter>();
        return services;
    }
}
