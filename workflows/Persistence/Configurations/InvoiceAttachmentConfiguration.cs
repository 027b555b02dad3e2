using ChorusAssistant.Domain.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class InvoiceAttachmentConfiguration : IEntityTypeConfiguration<InvoiceAttachment>
{
    public void Configure(EntityTypeBuilder<InvoiceAttachment> attachment)
    {
        attachment.ToTable("invoice_attachments");
        attachment.Property(a => a.Id).ValueGeneratedNever();
    }
}
