using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class TrainingRegistrationConfiguration : IEntityTypeConfiguration<TrainingRegistration>
{
    public void Configure(EntityTypeBuilder<TrainingRegistration> registration)
    {
        registration.ToTable("training_registrations");
        registration.HasKey(r => new { r.SessionId, r.AccountId });
        registration.Property(r => r.ReturnAddress).HasMaxLength(128);
        registration.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
