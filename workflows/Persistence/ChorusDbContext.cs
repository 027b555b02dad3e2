using ChorusAssistant.Domain;
using ChorusAssistant.Workflows.Persistence.Configurations;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>
/// The domain's tables. Writes never go through <see cref="DbContext.SaveChanges()"/> directly: a
/// <see cref="UnitOfWork"/> hands them to the one committer of the store.
/// </summary>
public abstract class ChorusDbContext(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RaiseVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RaiseVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ChorusDbContext).Assembly);
        DomainConventions.ConfigureEntities(modelBuilder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        DomainConventions.ConfigureValues(configurationBuilder);
    }

    // From the stored version, not by adding to the present one: a save that is tried again raises it once.
    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(entry => entry.State == EntityState.Modified))
        {
            var version = entry.Property(versioned => versioned.Version);
            version.CurrentValue = version.OriginalValue + 1;
        }
    }
}

/// <summary>The context over an embedded SQLite file; its migrations lie in Migrations/Sqlite.</summary>
public sealed class SqliteChorusDbContext(DbContextOptions<SqliteChorusDbContext> options) : ChorusDbContext(options);

/// <summary>The context over PostgreSQL; its migrations lie in Migrations/PostgreSql.</summary>
public sealed class PostgreSqlChorusDbContext(DbContextOptions<PostgreSqlChorusDbContext> options) : ChorusDbContext(options);
