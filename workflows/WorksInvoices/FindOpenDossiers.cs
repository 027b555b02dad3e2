using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.WorksInvoices;

/// <summary>A dossier that waits for a document.</summary>
/// <param name="Id">The dossier.</param>
/// <param name="Number">Its number.</param>
/// <param name="Period">The month, as <c>yyyy-MM</c>.</param>
/// <param name="Taken">The number of the document that would be taken up.</param>
/// <param name="TotalExclTax">That document's amount without tax.</param>
/// <param name="TaxRate">Its VAT rate in percent.</param>
public sealed record OpenDossier(long Id, string Number, string Period, string Taken, decimal TotalExclTax, decimal TaxRate);

/// <summary>Finds the dossiers that a document of some kind can join.</summary>
public sealed class FindOpenDossiers(IActors actors, IWorksContracts contracts)
{
    /// <summary>The dossiers of the contract that wait for the document; none where the person may not file it.</summary>
    public async Task<IReadOnlyList<OpenDossier>> RunAsync(
        EmailAddress login, long marketId, long structureId, string frame, CancellationToken cancellationToken)
    {
        var actor = await actors.FindAsync(login, cancellationToken);
        if (actor?.MayUse(SpaceCodes.WorksInvoices, structureId) != true || WorksDocuments.Find(frame) is not { } kind)
        {
            return [];
        }

        List<OpenDossier> open = [];
        foreach (var dossier in await contracts.DossiersAsync(marketId, cancellationToken))
        {
            if ((await contracts.DocumentsAsync(dossier.Id, cancellationToken)).FirstOrDefault(kind.TakesUp) is Invoice taken)
            {
                open.Add(new OpenDossier(dossier.Id, dossier.Number, dossier.Period, taken.Number.Text, taken.TotalExclTax, taken.TaxRate));
            }
        }

        return open;
    }
}
