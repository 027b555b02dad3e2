using ChorusAssistant.Domain.Sirene;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class LegalUnitConfiguration : IEntityTypeConfiguration<LegalUnit>
{
    public void Configure(EntityTypeBuilder<LegalUnit> unit)
    {
        unit.ToTable("sirene_legal_units");
        unit.HasKey(u => u.Siren);
    }
}
