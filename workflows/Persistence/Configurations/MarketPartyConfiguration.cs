using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.Works;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class MarketPartyConfiguration : IEntityTypeConfiguration<MarketParty>
{
    public void Configure(EntityTypeBuilder<MarketParty> party)
    {
        party.ToTable("market_parties");
        party.HasKey(p => new { p.MarketId, p.StructureId });
        party.HasOne<Structure>().WithMany().HasForeignKey(p => p.StructureId).OnDelete(DeleteBehavior.Restrict);
        party.HasOne<Structure>().WithMany().HasForeignKey(p => p.WorksForId).OnDelete(DeleteBehavior.Restrict);
    }
}
