using ChorusAssistant.Domain.Works;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class BillingDossierConfiguration : IEntityTypeConfiguration<BillingDossier>
{
    public void Configure(EntityTypeBuilder<BillingDossier> dossier)
    {
        dossier.ToTable("billing_dossiers");
        dossier.Property(d => d.Id).ValueGeneratedNever();
        dossier.HasOne<Market>().WithMany().HasForeignKey(d => d.MarketId).OnDelete(DeleteBehavior.Restrict);
        dossier.HasIndex(d => d.Number).IsUnique();
    }
}
