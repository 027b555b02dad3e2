using System.Security.Cryptography;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Portal;

/// <summary>Registers what the portal gives us: who is signed in.</summary>
public static class PortalServices
{
    /// <summary>Adds <see cref="PortalIdentity"/> and its options; in Development a signing key is made when none is set.</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services, IHostEnvironment environment)
    {
        var options = services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section);
        if (environment.IsDevelopment())
        {
            options.PostConfigure<StoreAddress>(SetDevelopmentKey);
        }

        options.ValidateOnStart();
        services.AddSingleton<IValidateOptions<PortalOptions>, PortalOptionsValidator>();
        services.AddSingleton<PortalIdentity>();
        return services;
    }

    // Kept in a file, so that whoever is signed in stays so over a restart; different on every machine, so worth nothing elsewhere.
    private static void SetDevelopmentKey(PortalOptions options, StoreAddress address)
    {
        if (options.SigningKey.Length > 0 || options.Authority.Length > 0)
        {
            return;
        }

        Directory.CreateDirectory(address.Directory);
        var path = Path.Combine(address.Directory, "portal-signing-key");
        if (!File.Exists(path))
        {
            PrivateFile.WriteOnce(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(PortalOptions.MinimumKeyBytes)));
        }

        options.SigningKey = File.ReadAllText(path);
    }
}
