using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Domain.SupportTickets;

/// <summary>A request to the support team ("sollicitation").</summary>
public sealed class Ticket : IVersioned
{
    /// <summary>The number the user is told.</summary>
    public required string Number { get; init; }

    /// <summary>The category chosen.</summary>
    public required string Category { get; init; }

    /// <summary>Who asks; null for somebody who is not signed in.</summary>
    public EmailAddress? Login { get; init; }

    /// <summary>The conversation so far, where the user agreed to hand it over.</summary>
    public string? Transcript { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }
}
