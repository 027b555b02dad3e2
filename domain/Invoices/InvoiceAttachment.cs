namespace ChorusAssistant.Domain.Invoices;

/// <summary>A file attached to an invoice: what is known about it, not its content.</summary>
public sealed class InvoiceAttachment
{
    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>The invoice.</summary>
    public required long InvoiceId { get; init; }

    /// <summary>File name with its extension.</summary>
    public required string Name { get; init; }

    /// <summary>Extension in capitals, without its dot.</summary>
    public required string Extension { get; init; }

    /// <summary>Chorus Pro's two-digit code of what the file is.</summary>
    public required string TypeCode { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Size { get; init; }
}
