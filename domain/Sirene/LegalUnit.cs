using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Domain.Sirene;

/// <summary>A company or body in INSEE's register; names hold <c>[ND]</c> where publication is restricted.</summary>
public sealed class LegalUnit
{
    /// <summary>Its number.</summary>
    public required Siren Siren { get; init; }

    /// <summary><c>O</c> published, <c>P</c> published in part.</summary>
    public required string DiffusionStatus { get; init; }

    /// <summary>Day of creation; the register does not know it of every old one.</summary>
    public DateOnly? CreatedOn { get; init; }

    /// <summary>Alive or ceased.</summary>
    public required LegalUnitState State { get; init; }

    /// <summary>Since when, where the register says so.</summary>
    public DateOnly? StateSince { get; init; }

    /// <summary>Registered name; null for a natural person.</summary>
    public string? Name { get; init; }

    /// <summary>Usual first name of a natural person.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name of a natural person.</summary>
    public string? LastName { get; init; }

    /// <summary>Legal category, four digits; units that ceased long ago may have none.</summary>
    public string? LegalCategory { get; init; }

    /// <summary>Activity code.</summary>
    public string? Activity { get; init; }

    /// <summary>The last five digits of the head office's SIRET.</summary>
    public string? HeadOfficeNic { get; init; }
}
