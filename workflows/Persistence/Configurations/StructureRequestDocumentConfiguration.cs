using ChorusAssistant.Domain.StructureRequests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class StructureRequestDocumentConfiguration : IEntityTypeConfiguration<StructureRequestDocument>
{
    public void Configure(EntityTypeBuilder<StructureRequestDocument> document)
    {
        document.ToTable("structure_request_documents");
        document.Property(d => d.Name).HasMaxLength(255);
        document.Property(d => d.ContentType).HasMaxLength(127);
        document.HasOne(d => d.Request).WithMany().OnDelete(DeleteBehavior.Cascade);
    }
}
