using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.Works;

namespace ChorusAssistant.Workflows.WorksInvoices;

/// <summary>Works contracts and what was filed for them.</summary>
public interface IWorksContracts
{
    /// <summary>The contracts under the general terms for works in which one of the structures has a part, by number.</summary>
    Task<IReadOnlyList<Market>> OfAsync(IReadOnlyCollection<long> structureIds, CancellationToken cancellationToken);

    /// <summary>The contract with its parties, or null.</summary>
    Task<Market?> FindAsync(long marketId, CancellationToken cancellationToken);

    /// <summary>The structures of those ids.</summary>
    Task<IReadOnlyDictionary<long, Structure>> StructuresAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>The services of the structure that invoices may be addressed to on that day.</summary>
    Task<IReadOnlyList<Service>> ServicesAsync(long structureId, DateOnly today, CancellationToken cancellationToken);

    /// <summary>The dossiers of the contract, the newest period first.</summary>
    Task<IReadOnlyList<BillingDossier>> DossiersAsync(long marketId, CancellationToken cancellationToken);

    /// <summary>The documents of the dossier with their history, in the order of filing.</summary>
    Task<IReadOnlyList<Invoice>> DocumentsAsync(long dossierId, CancellationToken cancellationToken);

    /// <summary>Whether the supplier has a document of that number, written exactly so.</summary>
    Task<bool> IsNumberTakenAsync(long supplierId, InvoiceNumber number, CancellationToken cancellationToken);

    /// <summary>Ids for a new dossier, document and attachment. Of two who take the same ones, the second's commit is a conflict.</summary>
    Task<NewIds> NextIdsAsync(CancellationToken cancellationToken);

    /// <summary>Adds a dossier.</summary>
    void Add(BillingDossier dossier);

    /// <summary>Adds a document.</summary>
    void Add(Invoice document);

    /// <summary>Adds what is known about an attached file.</summary>
    void Add(InvoiceAttachment attachment);
}

/// <summary>Ids that nothing has yet.</summary>
public sealed record NewIds(long Dossier, long Document, long Attachment);
