using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.Persistence.Jobs;

/// <summary>Registers what runs scheduled jobs.</summary>
public static class JobServices
{
    /// <summary>Adds the runner; each feature adds its own jobs.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        return services;
    }
}
