using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Workflows.Sirene;

/// <summary>What INSEE's register answers. Only <see cref="Active"/> and <see cref="Closed"/> are something to decide on.</summary>
public abstract record SireneAnswer
{
    private SireneAnswer()
    {
    }

    /// <summary>The establishment is open.</summary>
    public sealed record Active(SireneLegalUnit? LegalUnit) : SireneAnswer;

    /// <summary>The establishment is closed.</summary>
    /// <param name="Since">The first day it was closed, where the register says so.</param>
    /// <param name="LegalUnit">Its legal unit: still active where the body has moved rather than ended.</param>
    /// <param name="Successor">The head office of a legal unit that is still active, where that is another establishment: the likely successor.</param>
    public sealed record Closed(DateOnly? Since, SireneLegalUnit? LegalUnit, Siret? Successor) : SireneAnswer;

    /// <summary>The register has no such establishment: mistyped, or created within the last days.</summary>
    public sealed record NotFound : SireneAnswer;

    /// <summary>This source shows nothing of it, which proves nothing: its owner restricts publication, or there is no such establishment.</summary>
    public sealed record NotPublished : SireneAnswer;

    /// <summary>The register did not answer.</summary>
    /// <param name="Reason">Why not.</param>
    /// <param name="RetryAfter">How long to leave it in peace, where that is known.</param>
    public sealed record Unavailable(SireneOutage Reason, TimeSpan? RetryAfter = null) : SireneAnswer;
}

/// <summary>What is known of an establishment's legal unit.</summary>
/// <param name="State">Alive or ceased.</param>
/// <param name="Name">Registered name; null for natural persons and where publication is restricted.</param>
/// <param name="LegalCategory">INSEE's legal category, four digits.</param>
public sealed record SireneLegalUnit(LegalUnitState State, string? Name, string? LegalCategory);

/// <summary>Why the register did not answer.</summary>
public enum SireneOutage
{
    /// <summary>It cannot be reached, or reports an error of its own.</summary>
    Down,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>Too many questions; it wants to be left in peace for a while.</summary>
    Throttled,

    /// <summary>It does not accept our key or our question: the operator must look.</summary>
    Refused,

    /// <summary>It answered something that cannot be read, or that lacks what was asked for.</summary>
    Unreadable,

    /// <summary>The embedded copy was not loaded, or not to its end.</summary>
    NotLoaded,
}
