namespace ChorusAssistant.Domain.Invoices;

/// <summary>One passage of an invoice into a status.</summary>
public sealed class InvoiceStatusChange
{
    /// <summary>The invoice.</summary>
    public required long InvoiceId { get; init; }

    /// <summary>1 for the first passage, then without gaps.</summary>
    public required int Order { get; init; }

    /// <summary>The status entered.</summary>
    public required InvoiceStatus Status { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for the system and for tacit decisions.</summary>
    public long? AccountId { get; init; }

    /// <summary>What that person wrote.</summary>
    public string? Comment { get; init; }
}
