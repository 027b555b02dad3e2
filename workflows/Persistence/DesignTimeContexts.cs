using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>How <c>dotnet ef</c> makes a context; it only looks at the model and opens nothing.</summary>
internal sealed class SqliteDesignTimeContext : IDesignTimeDbContextFactory<SqliteChorusDbContext>
{
    public SqliteChorusDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteChorusDbContext>().UseSqlite("Data Source=design-time.db").Options);
}

/// <inheritdoc cref="SqliteDesignTimeContext"/>
internal sealed class PostgreSqlDesignTimeContext : IDesignTimeDbContextFactory<PostgreSqlChorusDbContext>
{
    public PostgreSqlChorusDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlChorusDbContext>().UseNpgsql("Host=design-time").Options);
}
