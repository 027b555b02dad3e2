using ChorusAssistant.Workflows.Persistence.Jobs;
using ChorusAssistant.Workflows.Persistence.Log;
using ChorusAssistant.Workflows.Persistence.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>Registers the store.</summary>
public static class PersistenceServices
{
    /// <summary>Adds the unit of work, the log and the committer over the configured database.</summary>
    /// <exception cref="StoreConfigurationException">A setting of the store is wrong.</exception>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        var address = StoreAddress.From(configuration);
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(address);
        services.AddSingleton<StoreConnections>();
        services.AddSingleton<LogGrowth>();
        services.AddSingleton<StoreSchema>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<StreamIndex>();
        services.AddPrivacy();
        services.AddJobs();
        services.AddScoped(provider => provider.GetRequiredService<UnitOfWork>().Context);
        if (address.Provider == DatabaseProvider.Sqlite)
        {
            AddSqlite(services, address);
        }
        else
        {
            AddPostgreSql(services, address);
        }

        return services;
    }

    /// <summary>
    /// Brings the database to this program's version. Call it before the host starts.
    /// </summary>
    /// <exception cref="StoreConfigurationException">The database is newer than this program.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be opened.</exception>
    public static Task EnsureStoreAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<StoreSchema>().EnsureCurrentAsync(cancellationToken);

    private static void AddSqlite(IServiceCollection services, StoreAddress address)
    {
        var options = new DbContextOptionsBuilder<SqliteChorusDbContext>()
            .UseSqlite(address.ConnectionString)
            .ConfigureWarnings(Warnings)
            .Options;
        services.AddSingleton<Func<ChorusDbContext>>(() => new SqliteChorusDbContext(options));
        services.AddSingleton<ILog, SqliteLog>();
        services.AddSingleton<IStoreProbe, SqliteProbe>();
        services.AddSingleton<SqliteCommitter>();
        services.AddSingleton<ICommitter>(provider => provider.GetRequiredService<SqliteCommitter>());
        services.AddHostedService(provider => provider.GetRequiredService<SqliteCommitter>());
        services.AddHostedService<SqliteCheckpointer>();
    }

    private static void AddPostgreSql(IServiceCollection services, StoreAddress address)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            MaxAutoPrepare = 32,
            AutoPrepareMinUsages = 2,
        }));
        services.AddSingleton<Func<ChorusDbContext>>(provider =>
        {
            var options = new DbContextOptionsBuilder<PostgreSqlChorusDbContext>()
                .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
                .ConfigureWarnings(Warnings)
                .Options;
            return () => new PostgreSqlChorusDbContext(options);
        });
        services.AddSingleton<ILog, PostgreSqlLog>();
        services.AddSingleton<IStoreProbe, PostgreSqlProbe>();
        services.AddSingleton<PostgreSqlCommitter>();
        services.AddSingleton<ICommitter>(provider => provider.GetRequiredService<PostgreSqlCommitter>());
        services.AddHostedService(provider => provider.GetRequiredService<PostgreSqlCommitter>());
        services.AddHostedService<PostgreSqlLogListener>();
    }

    // A conflict is an ordinary outcome here (the unit of work runs again), not an error of the log.
    private static void Warnings(WarningsConfigurationBuilder warnings) =>
        warnings.Log((CoreEventId.SaveChangesFailed, Microsoft.Extensions.Logging.LogLevel.Debug),
            (CoreEventId.OptimisticConcurrencyException, Microsoft.Extensions.Logging.LogLevel.Debug));
}
