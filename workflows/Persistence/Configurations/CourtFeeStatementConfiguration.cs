using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Structures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class CourtFeeStatementConfiguration : IEntityTypeConfiguration<CourtFeeStatement>
{
    public void Configure(EntityTypeBuilder<CourtFeeStatement> statement)
    {
        statement.ToTable("court_fee_statements");
        statement.Property(s => s.Id).ValueGeneratedNever();
        statement.Property(s => s.FormDocumentId).HasMaxLength(32);
        statement.HasOne<Structure>().WithMany().HasForeignKey(s => s.SupplierId).OnDelete(DeleteBehavior.Restrict);
        statement.HasOne<Structure>().WithMany().HasForeignKey(s => s.RecipientId).OnDelete(DeleteBehavior.Restrict);
        statement.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.StatementId).OnDelete(DeleteBehavior.Cascade);
    }
}
