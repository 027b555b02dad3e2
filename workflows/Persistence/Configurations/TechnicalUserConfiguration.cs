using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.TechnicalUsers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class TechnicalUserConfiguration : IEntityTypeConfiguration<TechnicalUser>
{
    public void Configure(EntityTypeBuilder<TechnicalUser> user)
    {
        user.ToTable("technical_users");
        user.Property(u => u.Id).ValueGeneratedNever();
        user.HasOne<Structure>().WithMany().HasForeignKey(u => u.StructureId).OnDelete(DeleteBehavior.Restrict);
        user.HasOne<Structure>().WithMany().HasForeignKey(u => u.OperatorId).OnDelete(DeleteBehavior.Restrict);
        user.HasOne<Account>().WithMany().HasForeignKey(u => u.MainManagerId).OnDelete(DeleteBehavior.Restrict);
        user.Property(u => u.PasswordHash).HasMaxLength(PasswordHash.MaximumLength);
        user.HasIndex(u => u.Login).IsUnique();
        user.HasIndex(u => u.PasswordExpiresOn);
    }
}
