using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>
/// The domain's tables. Writes never go through <see cref="DbContext.SaveChanges()"/> directly: a
/// <see cref="UnitOfWork"/> hands them to the one committer of the store.
/// </summary>
public abstract class ChorusDbContext(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ChorusDbContext).Assembly);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}

/// <summary>The context over an embedded SQLite file; its migrations lie in Migrations/Sqlite.</summary>
public sealed class SqliteChorusDbContext(DbContextOptions<SqliteChorusDbContext> options) : ChorusDbContext(options);

/// <summary>The context over PostgreSQL; its migrations lie in Migrations/PostgreSql.</summary>
public sealed class PostgreSqlChorusDbContext(DbContextOptions<PostgreSqlChorusDbContext> options) : ChorusDbContext(options);
