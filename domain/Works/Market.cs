namespace ChorusAssistant.Domain.Works;

/// <summary>What a public contract is about.</summary>
public enum MarketType
{
    /// <summary>Works.</summary>
    [ChorusCode("TRAVAUX")]
    Works,

    /// <summary>Supplies.</summary>
    [ChorusCode("FOURNITURES")]
    Supplies,

    /// <summary>Services.</summary>
    [ChorusCode("SERVICES")]
    Services,
}

/// <summary>How joint contractors answer for each other.</summary>
public enum ConsortiumType
{
    /// <summary>Each for its own part.</summary>
    [ChorusCode("CONJOINT")]
    Joint,

    /// <summary>Each for the whole.</summary>
    [ChorusCode("SOLIDAIRE")]
    Several,
}

/// <summary>A public contract ("marché").</summary>
public sealed class Market : IVersioned
{
    private readonly List<MarketParty> _parties = [];

    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>The contract's number.</summary>
    public required string Number { get; init; }

    /// <summary>What it is about.</summary>
    public required MarketType Type { get; init; }

    /// <summary>Its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The contracting authority (MOA).</summary>
    public required long ContractingAuthorityId { get; init; }

    /// <summary>The project manager (MOE) of works.</summary>
    public long? ProjectManagerId { get; init; }

    /// <summary>The general terms for public works (CCAG travaux) apply: its documents belong in 'Factures de travaux'.</summary>
    public required bool FollowsWorksTerms { get; init; }

    /// <summary>The "fiche identité du marché" is filled in.</summary>
    public required bool HasIdentitySheet { get; init; }

    /// <summary>The kind of consortium; null for a single contractor.</summary>
    public ConsortiumType? Consortium { get; init; }

    /// <summary>Day of notification.</summary>
    public required DateOnly NotifiedOn { get; init; }

    /// <summary>Amount without tax, in euros.</summary>
    public required decimal TotalExclTax { get; init; }

    /// <summary>Its companies, when loaded.</summary>
    public IReadOnlyList<MarketParty> Parties => _parties;

    /// <inheritdoc/>
    public int Version { get; private set; }
}
