using ChorusAssistant.Domain.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class InvoiceStatusChangeConfiguration : IEntityTypeConfiguration<InvoiceStatusChange>
{
    public void Configure(EntityTypeBuilder<InvoiceStatusChange> change)
    {
        change.ToTable("invoice_history");
        change.HasKey(c => new { c.InvoiceId, c.Order });
    }
}
