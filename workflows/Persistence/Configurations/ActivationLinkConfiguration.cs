using ChorusAssistant.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class ActivationLinkConfiguration : IEntityTypeConfiguration<ActivationLink>
{
    public void Configure(EntityTypeBuilder<ActivationLink> link)
    {
        link.ToTable("activation_links");
        link.HasKey(l => l.TokenHash);
        link.Property(l => l.TokenHash).HasMaxLength(64);
        link.HasIndex(l => l.AccountLogin);
    }
}
