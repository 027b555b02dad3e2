using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.SupportTickets;

namespace ChorusAssistant.Workflows.SupportTickets;

/// <summary>The tickets that were opened. What is added is stored with the unit of work.</summary>
public interface ITickets
{
    /// <summary>When the tickets of the origin, or those answered to the address, were opened, from <paramref name="since"/> on.</summary>
    Task<IReadOnlyList<DateTimeOffset>> OpenedSinceAsync(DateTimeOffset since, string origin, EmailAddress? contact, CancellationToken cancellationToken);

    /// <summary>The numbers of all tickets that are answered to the address.</summary>
    Task<IReadOnlyList<string>> NumbersOfAsync(EmailAddress contact, CancellationToken cancellationToken);

    /// <summary>Adds a ticket.</summary>
    void Add(Ticket ticket);
}
