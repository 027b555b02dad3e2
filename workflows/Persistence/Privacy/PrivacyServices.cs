using ChorusAssistant.Workflows.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.Persistence.Privacy;

/// <summary>Registers what ends and erases data.</summary>
public static class PrivacyServices
{
    /// <summary>Adds retention, the purge of expired rows, and what erasures need of the store.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PickupFolder>();
        services.AddSingleton<StoreHygiene>();
        services.AddSingleton<LogSearch>();
        services.AddScoped<PersonalRows>();
        services.AddScoped<ErasureRequests>();
        services.AddScheduledJob<ExpiredRows>();
        return services;
    }
}
