using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Workflows.SupportTickets;
using Microsoft.EntityFrameworkCore;

namespace ChorusAssistant.Workflows.Persistence.Stores;

internal sealed class StoredTickets(ChorusDbContext context) : ITickets
{
    public async Task<IReadOnlyList<DateTimeOffset>> OpenedSinceAsync(
        DateTimeOffset since, string origin, EmailAddress? contact, CancellationToken cancellationToken) =>
        await context.Set<Ticket>().AsNoTracking()
            .Where(ticket => ticket.CreatedAt >= since && (ticket.Origin == origin || ticket.Contact == contact))
            .Select(ticket => ticket.CreatedAt)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<string>> NumbersOfAsync(EmailAddress contact, CancellationToken cancellationToken) =>
        await context.Set<Ticket>().AsNoTracking().Where(ticket => ticket.Contact == contact).Select(ticket => ticket.Number).ToListAsync(cancellationToken);

    public void Add(Ticket ticket) => context.Add(ticket);
}
