using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.ActivationLinks;

/// <summary>Registers the feature.</summary>
public static class ActivationLinkServices
{
    /// <summary>Adds the use cases, their options and their mails. Ports come with the store and the outbox.</summary>
    public static IServiceCollection AddActivationLinks(this IServiceCollection services)
    {
        services.AddOptions<ActivationLinkOptions>().BindConfiguration(ActivationLinkOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ActivationMails>();
        services.AddScoped<ActivationLinkLimiter>();
        services.AddScoped<ActivationLinkIssuer>();
        services.AddScoped<ResendActivationLink>();
        services.AddScoped<ActivateAccount>();
        return services;
    }
}
