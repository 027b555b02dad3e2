using ChorusAssistant.Tests.Workflows;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Demo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests;

/// <summary>A database of the newest schema with nothing in it, made once in a run: each test starts from a copy.</summary>
internal static class EmptyStore
{
    private static readonly Lazy<Task<string>> _file = new(CreateAsync);

    public static Task<string> Value => _file.Value;

    private static Task<string> CreateAsync() => StoreFile.CreateAsync(_ => Task.CompletedTask);
}

/// <summary>The demo portal on the day its data was made for, made once in a run: each test starts from a copy.</summary>
internal static class DemoStore
{
    private static readonly Lazy<Task<string>> _file = new(CreateAsync);

    public static Task<string> Value => _file.Value;

    private static Task<string> CreateAsync() => StoreFile.CreateAsync(async provider =>
    {
        await using var context = provider.GetRequiredService<Func<ChorusDbContext>>()();
        await DemoData.LoadAsync(context, new FakeTimeProvider(TestStore.Start), CancellationToken.None);
    });
}

/// <summary>Makes a database for copies.</summary>
internal static class StoreFile
{
    public static async Task<string> CreateAsync(Func<IServiceProvider, Task> fill)
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
        await fill(provider);
        return file;
    }
}
