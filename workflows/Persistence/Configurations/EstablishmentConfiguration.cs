using ChorusAssistant.Domain.Sirene;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class EstablishmentConfiguration : IEntityTypeConfiguration<Establishment>
{
    public void Configure(EntityTypeBuilder<Establishment> establishment)
    {
        establishment.ToTable("sirene_establishments");
        establishment.HasKey(e => e.Siret);
        establishment.HasIndex(e => e.Siren);
    }
}
