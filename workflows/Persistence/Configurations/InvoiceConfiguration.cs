using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.Works;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.ToTable("invoices");
        invoice.Property(i => i.Id).ValueGeneratedNever();
        invoice.HasOne<Structure>().WithMany().HasForeignKey(i => i.SupplierId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasOne<Structure>().WithMany().HasForeignKey(i => i.DepositorId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasOne<Structure>().WithMany().HasForeignKey(i => i.RecipientId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasOne<Structure>().WithMany().HasForeignKey(i => i.FirstValidatorId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasOne<Structure>().WithMany().HasForeignKey(i => i.SecondValidatorId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasOne<Service>().WithMany().HasForeignKey(i => i.RecipientServiceId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasOne<Market>().WithMany().HasForeignKey(i => i.MarketId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasOne<BillingDossier>().WithMany().HasForeignKey(i => i.DossierId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasMany(i => i.History).WithOne().HasForeignKey(c => c.InvoiceId).OnDelete(DeleteBehavior.Cascade);
        invoice.HasMany(i => i.Attachments).WithOne().HasForeignKey(a => a.InvoiceId).OnDelete(DeleteBehavior.Cascade);
        invoice.HasIndex(i => new { i.SupplierId, i.Number }).IsUnique();
        invoice.HasIndex(i => i.ForwardAt);
    }
}
