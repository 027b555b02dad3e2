using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Tests.Workflows.Persistence;

public sealed class MigrationTests
{
    [Fact]
    public void The_sqlite_migrations_are_up_to_date_with_the_model()
    {
        using var context = new SqliteChorusDbContext(
            new DbContextOptionsBuilder<SqliteChorusDbContext>().UseSqlite("Data Source=never-opened.db").Options);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_postgresql_migrations_are_up_to_date_with_the_model()
    {
        using var context = new PostgreSqlChorusDbContext(
            new DbContextOptionsBuilder<PostgreSqlChorusDbContext>().UseNpgsql("Host=never-opened").Options);

        Assert.False(context.Database.HasPendingModelChanges());
    }
}
