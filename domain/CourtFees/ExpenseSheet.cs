using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Domain.CourtFees;

/// <summary>A form of travel and postage costs that the assistant filled in for a provider.</summary>
public sealed class ExpenseSheet
{
    /// <summary>Ordered by time of creation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required EmailAddress Login { get; init; }

    /// <summary>Cell F30, in euros.</summary>
    public required decimal Total { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
