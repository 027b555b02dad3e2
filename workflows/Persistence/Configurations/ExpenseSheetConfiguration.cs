using ChorusAssistant.Domain.CourtFees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class ExpenseSheetConfiguration : IEntityTypeConfiguration<ExpenseSheet>
{
    public void Configure(EntityTypeBuilder<ExpenseSheet> sheet)
    {
        sheet.ToTable("expense_sheets");
        sheet.Property(s => s.Id).ValueGeneratedNever();
    }
}
