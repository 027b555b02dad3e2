using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Domain.StructureRequests;

/// <summary>A request to activate or deactivate a public structure; of one structure and type, one at most is open.</summary>
public sealed class StructureRequest : IVersioned
{
    private StructureRequestState _state;
    private SireneState? _observedSireneState;
    private DateTimeOffset? _confirmedAt;
    private long _accountId;

    /// <summary>The request's number; given by the store to new ones.</summary>
    public long Id { get; init; }

    /// <summary>What is asked.</summary>
    public required StructureRequestType Type { get; init; }

    /// <summary>For which structure.</summary>
    public required long StructureId { get; init; }

    /// <summary>By whom; whoever confirms it.</summary>
    public required long AccountId { get => _accountId; init => _accountId = value; }

    /// <summary>What SIRENE said at the time; null while it has not answered.</summary>
    public SireneState? ObservedSireneState { get => _observedSireneState; init => _observedSireneState = value; }

    /// <summary>Where it is in its life.</summary>
    public required StructureRequestState State { get => _state; init => _state = value; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its author said yes to what was shown.</summary>
    public DateTimeOffset? ConfirmedAt { get => _confirmedAt; init => _confirmedAt = value; }

    /// <summary>When it came to its end.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Why, where a deactivation needs a reason.</summary>
    public DeactivationReason? Reason { get; private set; }

    /// <summary>The SIRET that takes over, where there is one.</summary>
    public Siret? ReplacementSiret { get; private set; }

    /// <summary>When SIRENE is asked again; null where nobody waits for it.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    /// <summary>How often SIRENE gave nothing to decide on.</summary>
    public int FailedChecks { get; private set; }

    /// <summary>Where its author is told how it ends; opaque.</summary>
    public string? ReturnAddress { get; private set; }

    /// <summary>The verdict, once given.</summary>
    public RequestRating? Rating { get; init; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Not at its end yet.</summary>
    public bool IsOpen => State is StructureRequestState.ToConfirm or StructureRequestState.HeldByInvoices
        or StructureRequestState.AwaitingDocument or StructureRequestState.AwaitingReview;

    /// <summary>Its author is told there how it ends.</summary>
    public void AnswerTo(string returnAddress) => ReturnAddress = returnAddress;

    /// <summary>Its author, or another manager in their place, said yes to what was shown.</summary>
    public void Confirm(long accountId, DateTimeOffset now)
    {
        _accountId = accountId;
        _confirmedAt = now;
    }

    /// <summary>SIRENE has answered.</summary>
    public void Observe(SireneState state)
    {
        _observedSireneState = state;
        NextCheckAt = null;
    }

    /// <summary>SIRENE gave nothing to decide on: it is asked again, less and less often.</summary>
    /// <param name="now">The present.</param>
    /// <param name="atLeast">How long SIRENE wants to be left in peace.</param>
    public void AwaitSirene(DateTimeOffset now, TimeSpan atLeast)
    {
        var pause = SireneRetrySchedule.After(FailedChecks);
        FailedChecks++;
        NextCheckAt = now + (pause > atLeast ? pause : atLeast);
    }

    /// <summary>Done: the structure is in the state that was asked for.</summary>
    public void Complete(DateTimeOffset now) => MoveTo(StructureRequestState.Done, now);

    /// <summary>Held until the invoices in flight are settled or accepted.</summary>
    public void Hold(DateTimeOffset now) => MoveTo(StructureRequestState.HeldByInvoices, now);

    /// <summary>The SIRET is closed, so that it cannot be activated.</summary>
    public void RefuseForClosedSiret(DateTimeOffset now) => MoveTo(StructureRequestState.RefusedForClosedSiret, now);

    /// <summary>Its author does not want it any more.</summary>
    public void Abandon(DateTimeOffset now) => MoveTo(StructureRequestState.Abandoned, now);

    /// <summary>Has a reason, and lacks the document that shows it.</summary>
    public void AwaitDocument(DeactivationReason reason, Siret? replacement, DateTimeOffset now)
    {
        MoveTo(StructureRequestState.AwaitingDocument, now);
        (Reason, ReplacementSiret) = (reason, replacement);
    }

    /// <summary>Complete: an agent reviews it.</summary>
    public void Submit(DateTimeOffset now) => MoveTo(StructureRequestState.AwaitingReview, now);

    private void MoveTo(StructureRequestState next, DateTimeOffset now)
    {
        var isAllowed = (Type, State, next) is
            (StructureRequestType.Deactivation, StructureRequestState.ToConfirm, StructureRequestState.HeldByInvoices or StructureRequestState.AwaitingDocument) or
            (StructureRequestType.Deactivation, StructureRequestState.HeldByInvoices, StructureRequestState.Done or StructureRequestState.AwaitingDocument) or
            (StructureRequestType.Deactivation, StructureRequestState.AwaitingDocument, StructureRequestState.AwaitingReview or StructureRequestState.AwaitingDocument or StructureRequestState.Done) or
            (StructureRequestType.Activation, StructureRequestState.ToConfirm, StructureRequestState.RefusedForClosedSiret) or
            (_, StructureRequestState.ToConfirm, StructureRequestState.Done) or
            (_, StructureRequestState.ToConfirm or StructureRequestState.HeldByInvoices or StructureRequestState.AwaitingDocument or StructureRequestState.AwaitingReview,
                StructureRequestState.Abandoned);
        if (!isAllowed)
        {
            throw new InvalidOperationException($"A request of type {Type} cannot go from {State} to {next}.");
        }

        _state = next;
        NextCheckAt = null;
        SettledAt = IsOpen ? null : now;
    }
}
