namespace ChorusAssistant.Domain.Audit;

/// <summary>How an act ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>A rule forbade it.</summary>
    Refused,

    /// <summary>Something broke.</summary>
    Failed,
}

/// <summary>Who did what to what, when, and how it ended. No free text.</summary>
public sealed class AuditEntry
{
    /// <summary>Row number; later entries have higher ones.</summary>
    public long Id { get; private set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The login of who acted, or <c>anonymous</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The workflow, by the name of its intent.</summary>
    public required string Action { get; init; }

    /// <summary>Invoice number, SIRET or login concerned; null where naming it would tell more than the actor may know.</summary>
    public string? Target { get; init; }

    /// <summary>How it ended.</summary>
    public required AuditOutcome Outcome { get; init; }
}
