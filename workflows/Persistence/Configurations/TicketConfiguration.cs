using ChorusAssistant.Domain.SupportTickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChorusAssistant.Workflows.Persistence.Configurations;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.ToTable("tickets");
        ticket.HasKey(t => t.Number);
        ticket.Property(t => t.Number).HasMaxLength(TicketNumber.Length);
        ticket.Property(t => t.Category).HasMaxLength(100);
        ticket.Property(t => t.Description).HasMaxLength(Ticket.MaximumDescriptionLength);
        ticket.Property(t => t.Origin).HasMaxLength(128);
        // Both are asked for at once whenever a ticket is opened; without them each ticket would read all tickets.
        ticket.HasIndex(t => new { t.Origin, t.CreatedAt });
        ticket.HasIndex(t => new { t.Contact, t.CreatedAt });
        ticket.HasIndex(t => t.Login);
    }
}
