using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Domain.CourtFees;

/// <summary>A court service provider's payment request ("mémoire de frais de justice"). Amounts in euros.</summary>
public sealed class CourtFeeStatement : IVersioned
{
    private readonly List<CourtFeeLine> _lines = [];

    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>The provider.</summary>
    public required long SupplierId { get; init; }

    /// <summary>The court's structure.</summary>
    public required long RecipientId { get; init; }

    /// <summary>Code of the "cadre de facturation".</summary>
    public required string Frame { get; init; }

    /// <summary>Code of the mission: EXPERTISE, TRADUCTION ...</summary>
    public required string MissionType { get; init; }

    /// <summary>Last day of the mission.</summary>
    public required DateOnly MissionEndedOn { get; init; }

    /// <summary>Last day for sending: one year after the mission.</summary>
    public required DateOnly FileBy { get; init; }

    /// <summary>Fees without tax.</summary>
    public required decimal FeesExclTax { get; init; }

    /// <summary>Cell F30 of the form: the sum of the lines.</summary>
    public required decimal FormTotal { get; init; }

    /// <summary>What was declared as "frais divers"; must equal <see cref="FormTotal"/>.</summary>
    public required decimal DeclaredExpenses { get; init; }

    /// <summary>The form is attached to the service line.</summary>
    public required bool HasForm { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required InvoiceStatus Status { get; init; }

    /// <summary>Code of what keeps a draft from being sent.</summary>
    public string? Anomaly { get; init; }

    /// <summary>The expenses in detail, when loaded.</summary>
    public IReadOnlyList<CourtFeeLine> Lines => _lines;

    /// <inheritdoc/>
    public int Version { get; private set; }
}
