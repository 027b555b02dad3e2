using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.WorksInvoices;

/// <summary>A person's part in a works contract, through one structure.</summary>
/// <param name="MarketId">The contract.</param>
/// <param name="MarketNumber">Its number.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="StructureId">The structure.</param>
/// <param name="StructureName">Its name.</param>
/// <param name="Role">What the structure is in the contract.</param>
/// <param name="IsSpaceOpen">Whether 'Factures de travaux' is open to the person for that structure.</param>
public sealed record WorksPart(
    long MarketId, string MarketNumber, string Subject, long StructureId, string StructureName, WorksRole Role, bool IsSpaceOpen);

/// <summary>Finds the parts that a person has in works contracts.</summary>
public sealed class FindWorksParts(IActors actors, IWorksContracts contracts)
{
    /// <summary>All parts, by contract; none for somebody who has no active account.</summary>
    public async Task<IReadOnlyList<WorksPart>> RunAsync(Domain.Identifiers.EmailAddress login, CancellationToken cancellationToken)
    {
        if (await actors.FindAsync(login, cancellationToken) is not { } actor)
        {
            return [];
        }

        var markets = await contracts.OfAsync([.. actor.Memberships.Select(membership => membership.Structure.Id)], cancellationToken);
        return [.. from market in markets
                   from membership in actor.Memberships
                   let role = RoleOf(market, membership.Structure.Id)
                   where role is not null
                   select new WorksPart(market.Id, market.Number, market.Subject, membership.Structure.Id, membership.Structure.Name, role.Value,
                       membership.Spaces.Contains(SpaceCodes.WorksInvoices))];
    }

    /// <summary>What the structure is in the contract, or null where it is nothing.</summary>
    internal static WorksRole? RoleOf(Market market, long structureId)
    {
        if (market.ContractingAuthorityId == structureId)
        {
            return WorksRole.ContractingAuthority;
        }

        if (market.ProjectManagerId == structureId)
        {
            return WorksRole.ProjectManager;
        }

        return market.Parties.FirstOrDefault(party => party.StructureId == structureId)?.Role switch
        {
            MarketRole.MainContractor => WorksRole.MainContractor,
            MarketRole.JointContractor => WorksRole.JointContractor,
            MarketRole.Subcontractor => WorksRole.Subcontractor,
            _ => null,
        };
    }
}
