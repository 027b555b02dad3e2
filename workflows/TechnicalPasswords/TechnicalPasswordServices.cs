using ChorusAssistant.Workflows.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.TechnicalPasswords;

/// <summary>Registers the feature.</summary>
public static class TechnicalPasswordServices
{
    /// <summary>Adds the use cases, their options, mails and job. Ports come with the store and the outbox.</summary>
    public static IServiceCollection AddTechnicalPasswords(this IServiceCollection services)
    {
        services.AddOptions<TechnicalPasswordOptions>().BindConfiguration(TechnicalPasswordOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TechnicalPasswordMails>();
        services.AddScoped<FindTechnicalUsers>();
        services.AddScoped<ResetTechnicalPassword>();
        services.AddScoped<RevealTechnicalPassword>();
        services.AddScheduledJob<RemindOfTechnicalPasswords>();
        return services;
    }
}
