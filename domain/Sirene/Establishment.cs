using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Domain.Sirene;

/// <summary>
/// An establishment in INSEE's register. Where its owner restricts publication (<see cref="DiffusionStatus"/> <c>P</c>), address
/// and name hold <c>[ND]</c>.
/// </summary>
public sealed class Establishment
{
    /// <summary>Its number.</summary>
    public required Siret Siret { get; init; }

    /// <summary>Its legal unit.</summary>
    public required Siren Siren { get; init; }

    /// <summary><c>O</c> published, <c>P</c> published in part.</summary>
    public required string DiffusionStatus { get; init; }

    /// <summary>Day of creation; the register does not know it of every old one.</summary>
    public DateOnly? CreatedOn { get; init; }

    /// <summary>It is the legal unit's head office.</summary>
    public required bool IsHeadOffice { get; init; }

    /// <summary>House number.</summary>
    public string? StreetNumber { get; init; }

    /// <summary>INSEE's abbreviation of the kind of street: AV, RUE ...</summary>
    public string? StreetType { get; init; }

    /// <summary>Name of the street.</summary>
    public string? StreetName { get; init; }

    /// <summary>Postal code, as text.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Town.</summary>
    public string? City { get; init; }

    /// <summary>INSEE's code of the town.</summary>
    public string? CityCode { get; init; }

    /// <summary>Open or closed.</summary>
    public required SireneState State { get; init; }

    /// <summary>Since when, where the register says so; of a closed one, the first day it was closed.</summary>
    public DateOnly? StateSince { get; init; }

    /// <summary>Activity code.</summary>
    public string? Activity { get; init; }
}
