using System.Diagnostics;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Sirene;

namespace ChorusAssistant.Workflows.PublicStructures;

/// <summary>
/// A manager closes a public structure to invoices (chorus-pro.md, 6.2). Closed in SIRENE, it is done on a yes, once no invoice is under
/// way or the person accepts those that are. Open in SIRENE, it needs a reason and a document (<see cref="RequestDeactivation"/>).
/// </summary>
public sealed partial class DeactivatePublicStructure(
    PublicStructureAccess access, IPublicStructures structures, ISireneRegister sirene, StructureRequestDesk desk)
{
    private static readonly TimeSpan UntilLookedAgain = TimeSpan.FromDays(1);

    /// <summary>How it stands. Changes nothing.</summary>
    public async Task<Outcome> CheckAsync(EmailAddress login, Siret siret, CancellationToken cancellationToken)
    {
        switch (await access.FindAsync(login, siret, cancellationToken))
        {
            case Access.Refused refused:
                return new Outcome.NotAllowed(refused.Reason, siret);
            case Access.Granted { Structure: { State: StructureState.Inactive } inactive }:
                return new Outcome.AlreadyInactive(siret, inactive.Name);
            case Access.Granted { Structure: var structure }:
                var open = await structures.FindOpenRequestAsync(structure.Id, StructureRequestType.Deactivation, cancellationToken);
                return open is { State: StructureRequestState.AwaitingReview }
                    ? new Outcome.UnderReview(siret, structure.Name)
                    : await ReadAsync(siret, structure, open, await sirene.FindAsync(siret, cancellationToken), cancellationToken);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>
    /// Deactivates a structure that SIRENE has closed, for somebody who has seen <paramref name="shown"/> and said yes. If it is not as
    /// shown any more, nothing happens.
    /// </summary>
    /// <param name="login">Who.</param>
    /// <param name="shown">What the yes was said to.</param>
    /// <param name="acceptsInvoices">The person accepts that the invoices under way are stranded; else the request waits for them.</param>
    /// <param name="returnAddress">Where to tell how a request ends that waits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Outcome> RunAsync(EmailAddress login, ClosedStructure shown, bool acceptsInvoices, string returnAddress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var now = await CheckAsync(login, shown.Siret, cancellationToken);
        if (now is not Outcome.SiretClosed { Shown: var present })
        {
            return Refuse(login, shown.Siret, now is Outcome.SiretActive ? new Outcome.Changed() : now);
        }

        if (!present.IsSameAs(shown) || await access.FindAsync(login, shown.Siret, cancellationToken) is not Access.Granted { Actor: var actor, Structure: var structure })
        {
            return new Outcome.Changed();
        }

        var request = await desk.OpenAsync(StructureRequestType.Deactivation, structure, actor, cancellationToken);
        request.Confirm(actor.Account.Id, desk.Now);
        request.AnswerTo(returnAddress);
        return Close(request, structure, actor, present, acceptsInvoices);
    }

    /// <summary>Keeps a request while SIRENE is away: SIRENE is asked again, and the person told.</summary>
    /// <param name="login">Who.</param>
    /// <param name="waiting">How it stands.</param>
    /// <param name="isConfirmed">The person said yes: close it as soon as SIRENE has it closed and no invoice is under way.</param>
    /// <param name="returnAddress">Where to tell how it ends.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Outcome> KeepAsync(EmailAddress login, Outcome.AwaitsSirene waiting, bool isConfirmed, string returnAddress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        if (await access.FindAsync(login, waiting.Siret, cancellationToken) is not Access.Granted { Actor: var actor, Structure: { State: StructureState.Active } structure })
        {
            return Refuse(login, waiting.Siret, await CheckAsync(login, waiting.Siret, cancellationToken));
        }

        var request = await desk.OpenAsync(StructureRequestType.Deactivation, structure, actor, cancellationToken);
        request.AnswerTo(returnAddress);
        if (isConfirmed)
        {
            request.Confirm(actor.Account.Id, desk.Now);
        }

        if (request.NextCheckAt is null)
        {
            request.AwaitSirene(desk.Now, waiting.RetryAfter);
        }

        return waiting;
    }

    /// <summary>Does with the request what SIRENE's answer calls for. Nothing is deactivated but what was said yes to.</summary>
    internal async Task<Outcome> SettleAsync(
        StructureRequest request, Siret siret, Structure structure, Actor actor, SireneAnswer answer, CancellationToken cancellationToken)
    {
        var outcome = await ReadAsync(siret, structure, request, answer, cancellationToken);
        switch (outcome)
        {
            case Outcome.SiretClosed { Shown: var closed }:
                request.Observe(SireneState.Closed);
                // A structure that has moved is not closed behind its manager's back: a change of SIRET may be what it wants.
                return request.ConfirmedAt is not null && !closed.HasMoved || closed is { IsHeld: true, InvoiceCount: 0 }
                    ? Close(request, structure, actor, closed, acceptsInvoices: false)
                    : outcome;
            case Outcome.SiretActive when request.State != StructureRequestState.HeldByInvoices:
                request.Observe(SireneState.Active);
                structure.Observe(SireneState.Active, null);
                return outcome;
            case Outcome.AwaitsSirene awaits:
                request.AwaitSirene(desk.Now, awaits.RetryAfter);
                return outcome;
            case Outcome.NotInSirene or Outcome.NotPublished when request.State != StructureRequestState.ToConfirm:
                // What is on its way already is not given up because SIRENE shows nothing today.
                request.AwaitSirene(desk.Now, UntilLookedAgain);
                return new Outcome.AwaitsSirene(siret, structure.Name, IsLastManager: false, UntilLookedAgain);
            default:
                request.Abandon(desk.Now);
                return outcome;
        }
    }

    private Outcome Close(StructureRequest request, Structure structure, Actor actor, ClosedStructure closed, bool acceptsInvoices)
    {
        request.Observe(SireneState.Closed);
        structure.Observe(SireneState.Closed, closed.HasMoved ? LegalUnitState.Active : null);
        if (closed.InvoiceCount > 0 && !acceptsInvoices)
        {
            if (request.State == StructureRequestState.HeldByInvoices)
            {
                return new Outcome.Held(closed);
            }

            request.Hold(desk.Now);
            desk.Record(actor.Login, nameof(DeactivatePublicStructure), closed.Siret.Digits, AuditOutcome.Refused);
            desk.Send(PublicStructureMails.Held(actor.Account.ContactAddress, structure.Name, closed.Siret));
            return new Outcome.Held(closed with { IsHeld = true });
        }

        structure.Deactivate();
        request.Complete(desk.Now);
        desk.Record(actor.Login, nameof(DeactivatePublicStructure), closed.Siret.Digits, AuditOutcome.Done);
        desk.Send(PublicStructureMails.Deactivated(actor.Account.ContactAddress, structure.Name, closed.Siret));
        return new Outcome.Deactivated(closed.Siret, structure.Name);
    }

    private Outcome Refuse(EmailAddress login, Siret siret, Outcome outcome)
    {
        if (outcome is Outcome.NotAllowed)
        {
            desk.Record(login.Address, nameof(DeactivatePublicStructure), siret.Digits, AuditOutcome.Refused);
        }

        return outcome;
    }

    private async Task<Outcome> ReadAsync(Siret siret, Structure structure, StructureRequest? open, SireneAnswer answer, CancellationToken cancellationToken)
    {
        var isLastManager = await structures.CountManagersAsync(structure.Id, cancellationToken) <= 1;
        var inFlight = await structures.InvoicesInFlightAsync(structure.Id, cancellationToken);
        return answer switch
        {
            SireneAnswer.Closed closed => new Outcome.SiretClosed(new ClosedStructure(
                siret, structure.Name, closed.Since, closed.LegalUnit?.State == LegalUnitState.Active, closed.Successor, inFlight, isLastManager,
                open?.State == StructureRequestState.HeldByInvoices)),
            SireneAnswer.Active => new Outcome.SiretActive(new ActiveStructure(
                siret, structure.Name, inFlight, isLastManager, open?.State == StructureRequestState.AwaitingDocument ? open.Reason : null)),
            SireneAnswer.NotFound => new Outcome.NotInSirene(siret, structure.Name),
            SireneAnswer.NotPublished => new Outcome.NotPublished(siret, structure.Name),
            SireneAnswer.Unavailable away => new Outcome.AwaitsSirene(siret, structure.Name, isLastManager, away.RetryAfter ?? TimeSpan.Zero),
            _ => throw new UnreachableException($"No outcome for {answer}."),
        };
    }
}
