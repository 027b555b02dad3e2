using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.Works;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class MarketConfiguration : IEntityTypeConfiguration<Market>
{
    public void Configure(EntityTypeBuilder<Market> market)
    {
        market.ToTable("markets");
        market.Property(m => m.Id).ValueGeneratedNever();
        market.HasOne<Structure>().WithMany().HasForeignKey(m => m.ContractingAuthorityId).OnDelete(DeleteBehavior.Restrict);
        market.HasOne<Structure>().WithMany().HasForeignKey(m => m.ProjectManagerId).OnDelete(DeleteBehavior.Restrict);
        market.HasMany(m => m.Parties).WithOne().HasForeignKey(p => p.MarketId).OnDelete(DeleteBehavior.Cascade);
        market.HasIndex(m => m.Number).IsUnique();
    }
}
