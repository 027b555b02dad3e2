using ChorusAssistant.Domain.Satisfaction;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class FeedbackConfiguration : IEntityTypeConfiguration<Feedback>
{
    public void Configure(EntityTypeBuilder<Feedback> feedback)
    {
        feedback.ToTable("feedback");
        feedback.HasKey(f => new { f.ConversationId, f.ActivityId });
        feedback.Property(f => f.ConversationId).HasMaxLength(128);
        feedback.Property(f => f.ActivityId).HasMaxLength(128);
    }
}
