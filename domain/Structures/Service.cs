namespace ChorusAssistant.Domain.Structures;

/// <summary>A sub-unit of a public structure that invoices may be addressed to.</summary>
public sealed class Service : IVersioned
{
    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>The structure it is part of.</summary>
    public required long StructureId { get; init; }

    /// <summary>Its code; <c>FACTURES_PUBLIQUES</c> is the generic one and is not offered as a choice.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether invoices may be addressed to it.</summary>
    public required bool IsActive { get; init; }

    /// <summary>It demands a commitment number whatever its structure does.</summary>
    public required bool RequiresCommitmentNumber { get; init; }

    /// <summary>First day of use.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of use.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }
}
