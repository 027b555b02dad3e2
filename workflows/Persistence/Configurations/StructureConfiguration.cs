using ChorusAssistant.Domain.Structures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class StructureConfiguration : IEntityTypeConfiguration<Structure>
{
    public void Configure(EntityTypeBuilder<Structure> structure)
    {
        structure.ToTable("structures");
        structure.Property(s => s.Id).ValueGeneratedNever();
        structure.HasIndex(s => new { s.IdentifierType, s.Identifier }).IsUnique();
    }
}
