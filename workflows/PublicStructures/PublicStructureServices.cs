using ChorusAssistant.Workflows.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.PublicStructures;

/// <summary>Registers the activation and deactivation of public structures.</summary>
public static class PublicStructureServices
{
    /// <summary>Adds the workflows and the job that goes on with what waited.</summary>
    public static IServiceCollection AddPublicStructures(this IServiceCollection services)
    {
        services.AddScoped<PublicStructureAccess>();
        services.AddScoped<StructureRequestDesk>();
        services.AddScoped<ManagedPublicStructures>();
        services.AddScoped<ActivatePublicStructure>();
        services.AddScoped<DeactivatePublicStructure>();
        services.AddScoped<RequestDeactivation>();
        services.AddScheduledJob<SettleStructureRequests>();
        return services;
    }
}
