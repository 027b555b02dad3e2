namespace ChorusAssistant.Domain.Structures;

/// <summary>The register a structure's identifier belongs to.</summary>
public enum StructureIdentifierType
{
    /// <summary>INSEE's register of establishments.</summary>
    [ChorusCode("SIRET")]
    Siret,

    /// <summary>VAT number of another EU country.</summary>
    [ChorusCode("UE_HORS_FRANCE")]
    EuropeanUnion,

    /// <summary>Country code and beginning of the name.</summary>
    [ChorusCode("HORS_UE")]
    OutsideEuropeanUnion,

    /// <summary>New Caledonia.</summary>
    [ChorusCode("RIDET")]
    Ridet,

    /// <summary>French Polynesia.</summary>
    [ChorusCode("TAHITI")]
    Tahiti,

    /// <summary>Anything else.</summary>
    [ChorusCode("AUTRE")]
    Other,

    /// <summary>A private person.</summary>
    [ChorusCode("PARTICULIER")]
    PrivatePerson,
}

/// <summary>Public structures receive invoices, private ones send them.</summary>
public enum StructureKind
{
    /// <summary>A public body.</summary>
    [ChorusCode("PUBLIQUE")]
    Public,

    /// <summary>A company or a person.</summary>
    [ChorusCode("PRIVEE")]
    Private,
}

/// <summary>A structure's state on the portal.</summary>
public enum StructureState
{
    /// <summary>In use.</summary>
    [ChorusCode("ACTIF")]
    Active,

    /// <summary>No invoice can be registered to it.</summary>
    [ChorusCode("INACTIF")]
    Inactive,
}

/// <summary>An establishment's state in SIRENE.</summary>
public enum SireneState
{
    /// <summary>Open.</summary>
    [ChorusCode("A")]
    Active,

    /// <summary>Closed.</summary>
    [ChorusCode("F")]
    Closed,

    /// <summary>SIRENE does not know it.</summary>
    [ChorusCode("INTROUVABLE")]
    Unknown,
}

/// <summary>A legal unit's state in SIRENE.</summary>
public enum LegalUnitState
{
    /// <summary>Alive.</summary>
    [ChorusCode("A")]
    Active,

    /// <summary>Ceased.</summary>
    [ChorusCode("C")]
    Ceased,
}
