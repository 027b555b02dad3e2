using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Sirene;

namespace ChorusAssistant.Workflows.PublicStructures;

/// <summary>Finds a public structure for somebody who runs it, at this moment, by the account's attachments.</summary>
public sealed class PublicStructureAccess(IActors actors, IPublicStructures structures, ISireneRegister sirene)
{
    internal async Task<Access> FindAsync(EmailAddress login, Siret siret, CancellationToken cancellationToken)
    {
        var actor = await actors.FindAsync(login, cancellationToken);
        var structure = await structures.FindAsync(siret, cancellationToken);
        return structure switch
        {
            null => new Access.Refused(await sirene.FindAsync(siret, cancellationToken) is SireneAnswer.NotFound ? AccessRefusal.UnknownToSirene : AccessRefusal.UnknownStructure),
            { Kind: StructureKind.Private } => new Access.Refused(AccessRefusal.PrivateStructure),
            _ when actor?.Manages(structure.Id) == true => new Access.Granted(actor, structure),
            _ => new Access.Refused(await structures.CountManagersAsync(structure.Id, cancellationToken) == 0 ? AccessRefusal.NoManager : AccessRefusal.NotManager),
        };
    }
}

/// <summary>Why somebody may not ask for a structure's state to be changed.</summary>
public enum AccessRefusal
{
    /// <summary>Neither the portal nor SIRENE knows the SIRET.</summary>
    UnknownToSirene,

    /// <summary>The portal has no structure of that SIRET.</summary>
    UnknownStructure,

    /// <summary>It is a private one.</summary>
    PrivateStructure,

    /// <summary>The person does not run it; somebody else does.</summary>
    NotManager,

    /// <summary>The person does not run it, and nobody else does.</summary>
    NoManager,
}

internal abstract record Access
{
    private Access()
    {
    }

    public sealed record Granted(Actor Actor, Structure Structure) : Access;

    public sealed record Refused(AccessRefusal Reason) : Access;
}
