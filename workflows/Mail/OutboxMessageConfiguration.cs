using System.Diagnostics;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Mail;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("outbox");
        message.HasKey(m => m.Id);
        message.Property(m => m.Id).HasColumnName("id").ValueGeneratedNever();
        message.Property(m => m.MessageId).HasColumnName("message_id").HasMaxLength(320);
        message.Property(m => m.To).HasColumnName("to").HasMaxLength(254);
        message.Property(m => m.Subject).HasColumnName("subject").HasMaxLength(998);
        message.Property(m => m.TextBody).HasColumnName("text_body");
        message.Property(m => m.HtmlBody).HasColumnName("html_body");
        message.Property(m => m.Attachments).HasColumnName("attachments");
        message.Property(m => m.State).HasColumnName("state").HasMaxLength(16).HasConversion(state => Text(state), text => State(text));
        message.Property(m => m.Attempts).HasColumnName("attempts");
        message.Property(m => m.NextAttemptAt).HasColumnName("next_attempt_at");
        message.Property(m => m.CreatedAt).HasColumnName("created_at");
        message.Property(m => m.SentAt).HasColumnName("sent_at");
        message.Property(m => m.DiedAt).HasColumnName("died_at");
        message.Property(m => m.LastError).HasColumnName("last_error").HasMaxLength(128);
        message.Property(m => m.LeaseOwner).HasColumnName("lease_owner").HasMaxLength(128);
        message.Property(m => m.LeaseUntil).HasColumnName("lease_until");
        message.Property(m => m.Version).HasColumnName("version").IsConcurrencyToken();
        message.HasStream();
        message.HasIndex(m => m.MessageId).IsUnique();
        message.HasIndex(m => new { m.State, m.NextAttemptAt });
    }

    private static string Text(OutboxState state) => state switch
    {
        OutboxState.Pending => "pending",
        OutboxState.Sent => "sent",
        OutboxState.Dead => "dead",
        _ => throw new UnreachableException($"No text for {state}."),
    };

    private static OutboxState State(string text) => text switch
    {
        "pending" => OutboxState.Pending,
        "sent" => OutboxState.Sent,
        "dead" => OutboxState.Dead,
        _ => throw new InvalidOperationException($"The outbox holds the unknown state '{text}'."),
    };
}
