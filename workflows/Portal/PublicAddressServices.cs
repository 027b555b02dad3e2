using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.Portal;

/// <summary>Registers what mails need to know of the portal.</summary>
public static class PublicAddressServices
{
    /// <summary>Adds the portal's address.</summary>
    public static IServiceCollection AddPublicAddress(this IServiceCollection services)
    {
        services.AddOptions<PublicAddressOptions>().BindConfiguration(PublicAddressOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
