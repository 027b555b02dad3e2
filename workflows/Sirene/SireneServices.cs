using System.Net;
using ChorusAssistant.Workflows.Sirene.Remote;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Sirene;

/// <summary>Registers SIRENE.</summary>
public static class SireneServices
{
    private const string KeyHeader = "X-INSEE-Api-Key-Integration";

    // An answer is 3 kB; a search's page of ten, 30.
    private const long LongestAnswer = 1024 * 1024;

    /// <summary>Adds the register, asked at the configured source.</summary>
    public static IServiceCollection AddSirene(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<SireneOptions>().BindConfiguration(SireneOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SireneOptions>, SireneOptionsValidator>();
        var options = configuration.GetSection(SireneOptions.Section).Get<SireneOptions>() ?? new SireneOptions();
        if (options.Source == SireneSource.Embedded)
        {
            services.AddScoped<ISireneRegister, EmbeddedRegister>();
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SireneMemory>();
        services.AddHttpClient<SireneHttp>((provider, client) => Configure(client, provider.GetRequiredService<IOptions<SireneOptions>>().Value))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = options.AttemptTimeout,
            })
            .RemoveAllLoggers()
            .AddSirenePipeline(options);
        if (options.Source == SireneSource.Insee)
        {
            services.AddScoped<ISireneSource, InseeSource>();
        }
        else
        {
            services.AddScoped<ISireneSource, RechercheEntreprisesSource>();
        }

        services.AddScoped<ISireneRegister, RemoteRegister>();
        return services;
    }

    private static void Configure(HttpClient client, SireneOptions options)
    {
        client.BaseAddress = options.Address;
        // Covers the body as well, which the attempts' time-out does not.
        client.Timeout = options.Budget;
        client.MaxResponseContentBufferSize = LongestAnswer;
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("ChorusAssistant/0.1");
        if (options.Source == SireneSource.Insee)
        {
            client.DefaultRequestHeaders.Add(KeyHeader, options.ApiKey);
        }
    }
}
