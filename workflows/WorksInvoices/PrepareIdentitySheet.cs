using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.WorksInvoices;

/// <summary>
/// Fills in the "fiche identité du marché" with what the portal knows of the contract: who the parties are, what each of them files
/// when, and which data the payer demands (chorus-pro.md, T4).
/// </summary>
public sealed class PrepareIdentitySheet(
    IActors actors, IWorksContracts contracts, IIdentitySheetWriter writer, IDocuments documents, IAuditTrail audit, TimeProvider time)
{
    /// <summary>The intent that audit rows name.</summary>
    public const string Action = "DepositWorksInvoice";

    /// <summary>How long the sheet can be fetched.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private const string WordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Ready), "ready")]
    [JsonDerivedType(typeof(NotAParty), "not-a-party")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The sheet is made.</summary>
        public sealed record Ready(DocumentTicket Sheet) : Outcome;

        /// <summary>None of the person's structures has a part in the contract (any more).</summary>
        public sealed record NotAParty : Outcome;
    }

    /// <summary>Makes the sheet of the contract for a person who has a part in it; the space need not be open for that.</summary>
    public async Task<Outcome> RunAsync(EmailAddress login, long marketId, CancellationToken cancellationToken)
    {
        var actor = await actors.FindAsync(login, cancellationToken);
        var market = await contracts.FindAsync(marketId, cancellationToken);
        if (actor is null || market is null || !actor.Memberships.Any(membership => FindWorksParts.RoleOf(market, membership.Structure.Id) is not null))
        {
            audit.Record(login.Address, Action, market?.Number, AuditOutcome.Refused);
            return new Outcome.NotAParty();
        }

        var sheet = await ReadAsync(market, cancellationToken);
        return new Outcome.Ready(documents.Add($"fiche-identite-{market.Number}.docx", WordDocument, writer.Write(sheet), KeptFor));
    }

    private async Task<IdentitySheet> ReadAsync(Market market, CancellationToken cancellationToken)
    {
        long[] ids = [market.ContractingAuthorityId, .. market.ProjectManagerId is { } manager ? [manager] : (long[])[], .. market.Parties.Select(party => party.StructureId)];
        var structures = await contracts.StructuresAsync(ids, cancellationToken);
        var today = ParisTime.DayOf(time.GetUtcNow());
        var parties = ids.Select(id => PartyOf(market, structures[id], structures)).OrderBy(party => party.Role).ToList();
        return new IdentitySheet(
            market.Number, market.Subject, market.Consortium, market.NotifiedOn, market.TotalExclTax, structures[market.ContractingAuthorityId],
            await contracts.ServicesAsync(market.ContractingAuthorityId, today, cancellationToken), parties, today);
    }

    private static IdentitySheet.Party PartyOf(Market market, Structure structure, IReadOnlyDictionary<long, Structure> all)
    {
        var part = market.Parties.FirstOrDefault(party => party.StructureId == structure.Id);
        return new IdentitySheet.Party(
            FindWorksParts.RoleOf(market, structure.Id)!.Value, structure.Name, structure.Identifier,
            part?.WorksForId is { } client && all.TryGetValue(client, out var validator) ? validator.Name : null);
    }
}

/// <summary>All that the sheet says.</summary>
/// <param name="MarketNumber">The contract's number.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Consortium">The kind of consortium, if there is one.</param>
/// <param name="NotifiedOn">Day of notification.</param>
/// <param name="TotalExclTax">Amount without tax, in euros.</param>
/// <param name="Payer">The contracting authority, with what it demands on a document.</param>
/// <param name="Services">The services of the payer that documents may be addressed to.</param>
/// <param name="Parties">Everybody, by role.</param>
/// <param name="MadeOn">The day the sheet was made, in Paris.</param>
public sealed record IdentitySheet(
    string MarketNumber, string Subject, ConsortiumType? Consortium, DateOnly NotifiedOn, decimal TotalExclTax, Structure Payer,
    IReadOnlyList<Service> Services, IReadOnlyList<IdentitySheet.Party> Parties, DateOnly MadeOn)
{
    /// <summary>One party.</summary>
    /// <param name="Role">Its role.</param>
    /// <param name="Name">Registered name.</param>
    /// <param name="Identifier">SIRET or other identifier.</param>
    /// <param name="Validator">Who validates its requests, for a subcontractor.</param>
    public sealed record Party(WorksRole Role, string Name, string Identifier, string? Validator);
}

/// <summary>Puts the sheet into a file that all parties can edit.</summary>
public interface IIdentitySheetWriter
{
    /// <summary>The bytes of a Word document (.docx).</summary>
    byte[] Write(IdentitySheet sheet);
}
