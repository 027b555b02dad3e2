using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;

namespace ChorusAssistant.Workflows.PublicStructures;

/// <summary>The public structures that somebody runs, to choose from.</summary>
public sealed class ManagedPublicStructures(IActors actors)
{
    /// <summary>Them, by name; none where nobody of that login is active.</summary>
    public async Task<IReadOnlyList<ManagedStructure>> RunAsync(EmailAddress login, CancellationToken cancellationToken)
    {
        var actor = await actors.FindAsync(login, cancellationToken);
        List<ManagedStructure> managed = [];
        foreach (var structure in actor?.Managed ?? [])
        {
            if (structure is { Kind: StructureKind.Public, IdentifierType: StructureIdentifierType.Siret } && Siret.TryParse(structure.Identifier, out var siret))
            {
                managed.Add(new ManagedStructure(siret, structure.Name, structure.State));
            }
        }

        return managed;
    }
}

/// <summary>A public structure that somebody runs.</summary>
public sealed record ManagedStructure(Siret Siret, string Name, StructureState State);
