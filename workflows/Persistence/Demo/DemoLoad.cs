using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Demo;

/// <summary>The mark that the demo data is in this database. Its key is what two nodes that start at once compete for.</summary>
internal sealed class DemoLoad
{
    public required string Name { get; init; }

    public required DateTimeOffset LoadedAt { get; init; }
}

internal sealed class DemoLoadConfiguration : IEntityTypeConfiguration<DemoLoad>
{
    public void Configure(EntityTypeBuilder<DemoLoad> load)
    {
        load.ToTable("demo_loads");
        load.HasKey(l => l.Name);
        load.Property(l => l.Name).HasColumnName("name").HasMaxLength(64);
        load.Property(l => l.LoadedAt).HasColumnName("loaded_at");
    }
}
