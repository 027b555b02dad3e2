namespace ChorusAssistant.Domain.Works;

/// <summary>A company's part in a contract.</summary>
public enum MarketRole
{
    /// <summary>Main contractor.</summary>
    [ChorusCode("TITULAIRE")]
    MainContractor,

    /// <summary>Joint contractor.</summary>
    [ChorusCode("COTRAITANT")]
    JointContractor,

    /// <summary>Subcontractor.</summary>
    [ChorusCode("SOUS_TRAITANT")]
    Subcontractor,
}

/// <summary>One company of a contract.</summary>
public sealed class MarketParty
{
    /// <summary>The contract.</summary>
    public required long MarketId { get; init; }

    /// <summary>The company.</summary>
    public required long StructureId { get; init; }

    /// <summary>Its part.</summary>
    public required MarketRole Role { get; init; }

    /// <summary>Rank of a subcontractor; the first may be paid directly.</summary>
    public int? Rank { get; init; }

    /// <summary>The company it works for, which is the one that validates its requests.</summary>
    public long? WorksForId { get; init; }

    /// <summary>The most it may invoice, without tax, in euros.</summary>
    public required decimal MaximumExclTax { get; init; }

    /// <summary>Day it was accepted.</summary>
    public required DateOnly AcceptedOn { get; init; }

    /// <summary>The buyer pays it directly.</summary>
    public required bool IsPaidDirectly { get; init; }
}
