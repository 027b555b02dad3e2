using ChorusAssistant.Workflows;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Notices;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Stores;
using ChorusAssistant.Workflows.Sirene;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests.Workflows;

/// <summary>
/// Workflows over a real SQLite file: the ports, the context and the transaction are the real ones; the outbox and the clock are the
/// test's. Each unit of work has a scope of its own, as a turn has.
/// </summary>
internal sealed class TestStore : IAsyncDisposable
{
    /// <summary>09:00 in Paris, the reference instant of the demo data.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("chorus-test-");
    private readonly ServiceProvider _services;

    private TestStore()
    {
        var options = new DbContextOptionsBuilder<SqliteChorusDbContext>()
            .UseSqlite($"Data Source={Path.Combine(_directory.FullName, "chorus.db")};Foreign Keys=True;Pooling=False")
            .Options;
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ActivationLinks:AddressHashKey", "a key of more than thirty-two characters")])
            .Build();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddScoped<ChorusDbContext>(_ => new SqliteChorusDbContext(options));
        services.AddScoped<KeptOutbox>();
        services.AddScoped<IOutbox>(provider => provider.GetRequiredService<KeptOutbox>());
        services.AddStores();
        services.AddScoped<KeptNotices>();
        services.Replace(ServiceDescriptor.Scoped<INotices>(provider => provider.GetRequiredService<KeptNotices>()));
        services.AddFiles();
        services.AddSirene(configuration);
        services.AddWorkflows();
        services.AddLogging();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Clock { get; } = new(Start);

    /// <summary>The mail of all committed units of work.</summary>
    public List<OutgoingMail> Mails { get; } = [];

    /// <summary>What committed units of work left to say.</summary>
    public List<(string Address, string About, string Message)> Notices { get; } = [];

    /// <summary>A store with the demo portal in it.</summary>
    public static async Task<TestStore> CreateDemoAsync()
    {
        var store = new TestStore();
        File.Copy(await DemoStore.Value, Path.Combine(store._directory.FullName, "chorus.db"));
        return store;
    }

    public static async Task<TestStore> CreateAsync()
    {
        var store = new TestStore();
        await using var scope = store._services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ChorusDbContext>().Database.MigrateAsync();
        return store;
    }

    /// <summary>Runs one unit of work and commits it; on a conflict it runs again in a new scope, as a turn does.</summary>
    public async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        while (true)
        {
            await using var scope = _services.CreateAsyncScope();
            var result = await work(scope.ServiceProvider);
            if (await TryCommitAsync(scope.ServiceProvider))
            {
                return result;
            }
        }
    }

    /// <summary>Changes or adds rows directly.</summary>
    public Task ArrangeAsync(Action<ChorusDbContext> change) => RunAsync(services =>
    {
        change(services.GetRequiredService<ChorusDbContext>());
        return Task.FromResult(true);
    });

    public Task<List<T>> AllAsync<T>()
        where T : class => RunAsync(services => services.GetRequiredService<ChorusDbContext>().Set<T>().AsNoTracking().ToListAsync());

    public AsyncServiceScope CreateScope() => _services.CreateAsyncScope();

    /// <summary>Commits in one transaction. False: somebody else was first, and nothing is stored.</summary>
    public async Task<bool> TryCommitAsync(IServiceProvider services)
    {
        var context = services.GetRequiredService<ChorusDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync();
        try
        {
            await context.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException failure) when (failure.InnerException is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 })
        {
            return false;
        }

        Mails.AddRange(services.GetRequiredService<KeptOutbox>().Mails);
        Notices.AddRange(services.GetRequiredService<KeptNotices>().Notices);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    internal sealed class KeptNotices : INotices
    {
        public List<(string, string, string)> Notices { get; } = [];

        public void Add(string address, string about, string message, params (string Name, string Value)[] values) => Notices.Add((address, about, message));
    }

    internal sealed class KeptOutbox : IOutbox
    {
        public List<OutgoingMail> Mails { get; } = [];

        public void Add(OutgoingMail mail) => Mails.Add(mail);
    }
}
