using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Domain.CourtFees;

/// <summary>A court service provider's payment request ("mémoire de frais de justice"). Amounts in euros.</summary>
public sealed class CourtFeeStatement : IVersioned
{
    private readonly List<CourtFeeLine> _lines = [];
    private decimal _formTotal;
    private decimal _declaredExpenses;
    private bool _hasForm;
    private string? _formDocumentId;
    private CourtFeeAnomaly? _anomaly;

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
    public required decimal FormTotal { get => _formTotal; init => _formTotal = value; }

    /// <summary>What was declared as "frais divers"; must equal <see cref="FormTotal"/>.</summary>
    public required decimal DeclaredExpenses { get => _declaredExpenses; init => _declaredExpenses = value; }

    /// <summary>The form is attached to the service line.</summary>
    public required bool HasForm { get => _hasForm; init => _hasForm = value; }

    /// <summary>The stored document that is attached, where the assistant attached it.</summary>
    public string? FormDocumentId { get => _formDocumentId; init => _formDocumentId = value; }

    /// <summary>Where it is in its life.</summary>
    public required InvoiceStatus Status { get; init; }

    /// <summary>What is to be settled before sending; null where nothing is.</summary>
    public CourtFeeAnomaly? Anomaly { get => _anomaly; init => _anomaly = value; }

    /// <summary>The expenses in detail, when loaded.</summary>
    public IReadOnlyList<CourtFeeLine> Lines => _lines;

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>
    /// Puts the form's lines and total in place of what was there, declares that total as "frais divers" and attaches the form: after it
    /// F30 and the declared amount are one. Load the lines first.
    /// </summary>
    /// <param name="form">The form, worked out.</param>
    /// <param name="documentId">The stored document with it.</param>
    /// <param name="today">The legal day, in Paris.</param>
    /// <exception cref="InvalidOperationException">It is no draft any more: once sent, a statement cannot be changed.</exception>
    public void ReportExpenses(ExpenseForm form, string documentId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (Status != InvoiceStatus.Draft)
        {
            throw new InvalidOperationException($"Statement {Number} is {Status}: only a draft can be changed.");
        }

        ReplaceLines([.. form.Lines]);
        _formTotal = form.Total;
        _declaredExpenses = form.Total;
        _hasForm = true;
        _formDocumentId = documentId;
        _anomaly = CourtFeeFiling.IsPast(MissionEndedOn, today) ? CourtFeeAnomaly.FiledTooLate : null;
    }

    private void ReplaceLines(ExpenseLine[] lines)
    {
        _lines.Sort((left, right) => left.Order.CompareTo(right.Order));
        _lines.RemoveRange(Math.Min(lines.Length, _lines.Count), Math.Max(0, _lines.Count - lines.Length));
        for (var index = 0; index < lines.Length; index++)
        {
            if (index < _lines.Count)
            {
                _lines[index].Become(lines[index]);
            }
            else
            {
                _lines.Add(CourtFeeLine.Of(Id, index + 1, lines[index]));
            }
        }
    }
}
