using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests;

/// <summary>A database of the newest schema with nothing in it, made once in a run: each test starts from a copy.</summary>
internal static class EmptyStore
{
    private static readonly Lazy<Task<string>> _file = new(CreateAsync);

    public static Task<string> Value => _file.Value;

    private static async Task<string> CreateAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("store-").FullName, "chorus.db");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Chorus", $"Data Source={file};Pooling=False")])
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddPersistence(configuration);
        await using var provider = services.BuildServiceProvider();
        await provider.EnsureStoreAsync(CancellationToken.None);
        return file;
    }
}
