using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Domain.Structures;

/// <summary>A legal entity on the portal, public or private: one per SIRET or other identifier.</summary>
public sealed class Structure : IVersioned
{
    private StructureState _state;
    private SireneState? _sireneState;
    private LegalUnitState? _legalUnitState;

    /// <summary>The portal's id (<c>idStructureCPP</c>).</summary>
    public required long Id { get; init; }

    /// <summary>Which register the identifier belongs to.</summary>
    public required StructureIdentifierType IdentifierType { get; init; }

    /// <summary>A SIRET where the type says so, else the text of the other register.</summary>
    public required string Identifier { get; init; }

    /// <summary>The legal unit; none for foreign structures and private persons.</summary>
    public Siren? Siren { get; init; }

    /// <summary>Registered name.</summary>
    public required string Name { get; init; }

    /// <summary>Public or private, as the portal says; SIRENE's legal category may differ.</summary>
    public required StructureKind Kind { get; init; }

    /// <summary>Whether invoices can be sent to it.</summary>
    public required StructureState State { get => _state; init => _state = value; }

    /// <summary>What SIRENE last said of the establishment; null where there is no SIRET.</summary>
    public SireneState? SireneState { get => _sireneState; init => _sireneState = value; }

    /// <summary>What SIRENE last said of the legal unit.</summary>
    public LegalUnitState? LegalUnitState { get => _legalUnitState; init => _legalUnitState = value; }

    /// <summary>INSEE's legal category, four digits.</summary>
    public string? LegalCategory { get; init; }

    /// <summary>INSEE's activity code, such as <c>84.11Z</c>.</summary>
    public string? Activity { get; init; }

    /// <summary>An invoice to it must name a service.</summary>
    public required bool RequiresService { get; init; }

    /// <summary>An invoice to it must carry a commitment number.</summary>
    public required bool RequiresCommitmentNumber { get; init; }

    /// <summary>An invoice to it must carry at least one of the two.</summary>
    public required bool RequiresServiceOrCommitmentNumber { get; init; }

    /// <summary>It is a contracting authority of works (MOA).</summary>
    public required bool IsContractingAuthority { get; init; }

    /// <summary>It is nothing else.</summary>
    public required bool IsContractingAuthorityOnly { get; init; }

    /// <summary>Its accounts are kept in HELIOS, the accounting of local authorities.</summary>
    public required bool UsesHelios { get; init; }

    /// <summary>The portal does not learn when it pays: MISE_EN_PAIEMENT never shows.</summary>
    public required bool HidesPayment { get; init; }

    /// <summary>Statutory payment period in days; null for private structures.</summary>
    public int? PaymentPeriodDays { get; init; }

    /// <summary>Street and number.</summary>
    public required string Street { get; init; }

    /// <summary>Postal code, as text; not every country has one.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Town.</summary>
    public required string City { get; init; }

    /// <summary>ISO 3166 country code of two letters.</summary>
    public required string Country { get; init; }

    /// <summary>Contact address.</summary>
    public required EmailAddress ContactAddress { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Notes what SIRENE says now; <paramref name="legalUnit"/> stays as it was where SIRENE does not say.</summary>
    public void Observe(SireneState sirene, LegalUnitState? legalUnit)
    {
        _sireneState = sirene;
        _legalUnitState = legalUnit ?? _legalUnitState;
    }

    /// <summary>Opens it to invoices.</summary>
    /// <exception cref="InvalidOperationException">It is no inactive public structure, or SIRENE has it closed.</exception>
    public void Activate()
    {
        Require(Kind == StructureKind.Public && State == StructureState.Inactive && SireneState == Structures.SireneState.Active);
        _state = StructureState.Active;
    }

    /// <summary>Closes it to invoices; SIRENE is the proof.</summary>
    /// <exception cref="InvalidOperationException">It is no active public structure, or SIRENE does not have it closed.</exception>
    public void Deactivate()
    {
        Require(Kind == StructureKind.Public && State == StructureState.Active && SireneState == Structures.SireneState.Closed);
        _state = StructureState.Inactive;
    }

    private void Require(bool isAllowed)
    {
        if (!isAllowed)
        {
            throw new InvalidOperationException($"A {Kind} structure that is {State}, and {SireneState} in SIRENE, cannot change its state.");
        }
    }
}
