using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Workflows.PublicStructures;

/// <summary>The portal's structures, and what is asked for them. What is changed in them is stored with the unit of work.</summary>
public interface IPublicStructures
{
    /// <summary>The structure, public or private, of that SIRET; null where the portal has none.</summary>
    Task<Structure?> FindAsync(Siret siret, CancellationToken cancellationToken);

    /// <summary>The structure of that id.</summary>
    Task<Structure> GetAsync(long structureId, CancellationToken cancellationToken);

    /// <summary>How many people with an active account run it, as main or secondary managers.</summary>
    Task<int> CountManagersAsync(long structureId, CancellationToken cancellationToken);

    /// <summary>The invoices addressed to it that are under way (<see cref="InvoicesInFlight"/>), counted by status, in the order of the catalogue.</summary>
    Task<IReadOnlyList<StatusCount>> InvoicesInFlightAsync(long structureId, CancellationToken cancellationToken);

    /// <summary>The request of that type that is not at its end, if there is one.</summary>
    Task<StructureRequest?> FindOpenRequestAsync(long structureId, StructureRequestType type, CancellationToken cancellationToken);

    /// <summary>Whether an activation made since then was refused because SIRENE has the SIRET closed.</summary>
    Task<bool> WasRefusedAsync(long structureId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>
    /// Requests that something can be done about now: SIRENE is to be asked again, or the invoices that held them are settled. The oldest first.
    /// </summary>
    Task<IReadOnlyList<StructureRequest>> DueRequestsAsync(DateTimeOffset now, int maximum, CancellationToken cancellationToken);

    /// <summary>The account that made a request.</summary>
    Task<Account> AuthorOfAsync(StructureRequest request, CancellationToken cancellationToken);

    /// <summary>Adds a request.</summary>
    void Add(StructureRequest request);

    /// <summary>Adds a supporting document.</summary>
    void Add(StructureRequestDocument document);
}

/// <summary>How many invoices have a status.</summary>
public sealed record StatusCount(InvoiceStatus Status, int Count);
