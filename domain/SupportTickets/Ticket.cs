using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Domain.SupportTickets;

/// <summary>A request to the support team ("sollicitation").</summary>
public sealed class Ticket : IVersioned
{
    /// <summary>The longest <see cref="Description"/>.</summary>
    public const int MaximumDescriptionLength = 1000;

    private string? _transcript;

    /// <summary>The number the user is told, a <see cref="TicketNumber"/>.</summary>
    public required string Number { get; init; }

    /// <summary>The category chosen, by its label.</summary>
    public required string Category { get; init; }

    /// <summary>Who asks; null for somebody who is not signed in.</summary>
    public EmailAddress? Login { get; init; }

    /// <summary>Where the answer goes: the login's address, or the one given by somebody who is not signed in.</summary>
    public required EmailAddress Contact { get; init; }

    /// <summary>What it is about, in the user's words; at most <see cref="MaximumDescriptionLength"/> characters.</summary>
    public required string Description { get; init; }

    /// <summary>The conversation so far, where the user agreed to hand it over.</summary>
    public string? Transcript { get => _transcript; init => _transcript = value; }

    /// <summary>Where it was asked for, opaque; tickets are limited by it.</summary>
    public required string Origin { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Forgets the conversation that came with it; the request itself stays.</summary>
    public void DropTranscript() => _transcript = null;
}
