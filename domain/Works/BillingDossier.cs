namespace ChorusAssistant.Domain.Works;

/// <summary>Whose turn it is in a works file.</summary>
public enum BillingDossierState
{
    /// <summary>The project manager's (MOE).</summary>
    [ChorusCode("ATTENTE_MOE")]
    AwaitingProjectManager,

    /// <summary>The contracting authority's (MOA).</summary>
    [ChorusCode("ATTENTE_MOA")]
    AwaitingAuthority,

    /// <summary>Nobody's: the financial service has it.</summary>
    [ChorusCode("TRANSMIS_SERVICE_FINANCIER")]
    WithFinancialService,
}

/// <summary>All documents the parties filed for one works payment ("dossier de facturation").</summary>
public sealed class BillingDossier : IVersioned
{
    private BillingDossierState _state;
    private int _documentCount;

    /// <summary>The portal's id.</summary>
    public required long Id { get; init; }

    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>The works contract.</summary>
    public required long MarketId { get; init; }

    /// <summary>The month it pays for, as <c>yyyy-MM</c>.</summary>
    public required string Period { get; init; }

    /// <summary>Whose turn it is.</summary>
    public required BillingDossierState State { get => _state; init => _state = value; }

    /// <summary>Day the first document was made available to the MOE: the payment period starts.</summary>
    public required DateOnly PaymentPeriodFrom { get; init; }

    /// <summary>How many documents it holds.</summary>
    public required int DocumentCount { get => _documentCount; init => _documentCount = value; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Takes one more document in.</summary>
    /// <param name="next">Whose turn it is now.</param>
    public void Receive(BillingDossierState next)
    {
        _documentCount++;
        _state = next;
    }
}
