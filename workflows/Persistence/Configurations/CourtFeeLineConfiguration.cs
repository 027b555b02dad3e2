using ChorusAssistant.Domain.CourtFees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class CourtFeeLineConfiguration : IEntityTypeConfiguration<CourtFeeLine>
{
    public void Configure(EntityTypeBuilder<CourtFeeLine> line)
    {
        line.ToTable("court_fee_lines");
        line.HasKey(l => new { l.StatementId, l.Order });
    }
}
