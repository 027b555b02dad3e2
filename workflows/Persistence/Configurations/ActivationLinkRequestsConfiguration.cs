using ChorusAssistant.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class ActivationLinkRequestsConfiguration : IEntityTypeConfiguration<ActivationLinkRequests>
{
    public void Configure(EntityTypeBuilder<ActivationLinkRequests> requests)
    {
        requests.ToTable("activation_link_requests");
        requests.HasKey(r => r.AddressHash);
        requests.Property(r => r.AddressHash).HasMaxLength(64);
        requests.PrimitiveCollection(r => r.GrantedTicks);
    }
}
