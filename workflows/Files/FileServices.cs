using ChorusAssistant.Workflows.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Workflows.Files;

/// <summary>Registers files.</summary>
public static class FileServices
{
    /// <summary>Adds the file store and its purge.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddScoped<StoredFiles>();
        services.AddScoped<StoredDocuments>();
        services.AddScoped<IDocuments>(provider => provider.GetRequiredService<StoredDocuments>());
        services.AddScoped<IUploads>(provider => provider.GetRequiredService<StoredDocuments>());
        services.AddHostedService<StoredFilesPurge>();
        return services;
    }
}
