using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Workflows.Identity;

/// <summary>Finds who acts, and with which rights, as the store has them at this moment.</summary>
public interface IActors
{
    /// <summary>The person who signs in with <paramref name="login"/>; null where there is no such account or it is not active.</summary>
    Task<Actor?> FindAsync(EmailAddress login, CancellationToken cancellationToken);
}

/// <summary>A person with an active account and the attachments that count. Rights hold structure by structure, never in general.</summary>
public sealed record Actor(Account Account, IReadOnlyList<Membership> Memberships)
{
    /// <summary>The login, as audit rows name the person.</summary>
    public string Login => Account.Login.Address;

    /// <summary>The structures that the person runs, as main or as secondary manager.</summary>
    public IEnumerable<Structure> Managed => Memberships.Where(membership => membership.IsManager).Select(membership => membership.Structure);

    /// <summary>The attachment to the structure, or null.</summary>
    public Membership? In(long structureId) => Memberships.FirstOrDefault(membership => membership.Structure.Id == structureId);

    /// <summary>Whether the person runs the structure, as main or as secondary manager.</summary>
    public bool Manages(long structureId) => In(structureId)?.IsManager == true;

    /// <summary>Whether the person is the structure's main manager.</summary>
    public bool IsMainManagerOf(long structureId) => In(structureId)?.Role == StructureRole.MainManager;

    /// <summary>Whether the person may work in that part of the portal for that structure; <paramref name="space"/> is one of <see cref="SpaceCodes"/>.</summary>
    public bool MayUse(string space, long structureId) => In(structureId)?.Spaces.Contains(space) == true;

    /// <summary>The structures for which that part of the portal is open to the person.</summary>
    public IEnumerable<Structure> With(string space) =>
        Memberships.Where(membership => membership.Spaces.Contains(space)).Select(membership => membership.Structure);
}

/// <summary>An active attachment of a person to a structure.</summary>
/// <param name="Structure">The structure; what is changed in it is stored with the unit of work.</param>
/// <param name="Role">What the person is in it.</param>
/// <param name="Spaces">The parts of the portal open to the person, by <see cref="SpaceCodes"/>.</param>
public sealed record Membership(Structure Structure, StructureRole Role, IReadOnlyList<string> Spaces)
{
    /// <summary>Main or secondary manager.</summary>
    public bool IsManager => Role is StructureRole.MainManager or StructureRole.SecondaryManager;
}
