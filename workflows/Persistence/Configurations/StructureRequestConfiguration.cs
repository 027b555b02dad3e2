using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class StructureRequestConfiguration : IEntityTypeConfiguration<StructureRequest>
{
    public void Configure(EntityTypeBuilder<StructureRequest> request)
    {
        request.ToTable("structure_requests");
        // Demo rows bring their own numbers; PostgreSQL does not look at them when it counts, so it starts well above.
        request.Property(r => r.Id).ValueGeneratedOnAdd().UseIdentityByDefaultColumn().HasIdentityOptions(startValue: 100_000);
        request.Property(r => r.ReturnAddress).HasMaxLength(200);
        request.Ignore(r => r.IsOpen);
        request.HasIndex(r => r.NextCheckAt);
        // Two managers who ask at the same time: one turn runs again, and finds the other's request.
        request.HasIndex(r => new { r.StructureId, r.Type }).IsUnique()
            .HasFilter("state IN ('A_CONFIRMER', 'BLOQUEE_FACTURES_EN_COURS', 'EN_ATTENTE_JUSTIFICATIF', 'EN_ATTENTE_INSTRUCTION')");
        request.HasOne<Structure>().WithMany().HasForeignKey(r => r.StructureId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
