using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.DraftInvoices;

/// <summary>Shows a person the drafts of the structures for which 'Factures émises' is open to them, and nobody else's.</summary>
public sealed class BrowseDrafts(IActors actors, IDraftInvoices invoices, TimeProvider time)
{
    /// <summary>A list longer than this is no help in a chat; the others are found by their number.</summary>
    public const int Most = 20;

    /// <summary>What there is to show.</summary>
    [JsonDerivedType(typeof(SpaceClosed), "space-closed"), JsonDerivedType(typeof(Listed), "listed")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>'Factures émises' is open to the person in no structure.</summary>
        public sealed record SpaceClosed : Outcome;

        /// <summary>The drafts, the oldest first, and how many there are in all.</summary>
        public sealed record Listed(IReadOnlyList<Draft> Drafts, int Total) : Outcome;
    }

    /// <summary>The drafts that the person may send.</summary>
    public async Task<Outcome> ListAsync(EmailAddress login, CancellationToken cancellationToken)
    {
        var suppliers = await SuppliersOfAsync(login, cancellationToken);
        if (suppliers.Count == 0)
        {
            return new Outcome.SpaceClosed();
        }

        var drafts = await invoices.OldestDraftsAsync(suppliers, Most, cancellationToken);
        var total = drafts.Count < Most ? drafts.Count : await invoices.CountDraftsAsync(suppliers, cancellationToken);
        return new Outcome.Listed([.. drafts.Select(Show)], total);
    }

    /// <summary>
    /// The person's invoices of that number, sent ones too; the closest spelling before others. Nothing tells an unknown number from
    /// one of somebody else's.
    /// </summary>
    public async Task<IReadOnlyList<Draft>> FindAsync(EmailAddress login, InvoiceNumber number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(number);
        var found = await invoices.FindAsync(await SuppliersOfAsync(login, cancellationToken), number, cancellationToken);
        return [.. number.ClosestOf(found, addressed => addressed.Invoice.Number).Select(Show)];
    }

    private async Task<IReadOnlyCollection<long>> SuppliersOfAsync(EmailAddress login, CancellationToken cancellationToken) =>
        await actors.FindAsync(login, cancellationToken) is { } actor
            ? [.. actor.With(SpaceCodes.IssuedInvoices).Select(structure => structure.Id)]
            : [];

    private Draft Show(AddressedInvoice addressed) => Draft.Of(addressed, time.GetUtcNow());
}
