using System.Diagnostics;
using System.Text.Json.Serialization;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Sirene;

namespace ChorusAssistant.Workflows.PublicStructures;

/// <summary>A manager opens a public structure to invoices. SIRENE decides: an open SIRET is activated, a closed one is refused.</summary>
public sealed class ActivatePublicStructure(PublicStructureAccess access, ISireneRegister sirene, StructureRequestDesk desk)
{
    /// <summary>How it can end.</summary>
    [JsonDerivedType(typeof(Ready), "ready"), JsonDerivedType(typeof(Activated), "activated"), JsonDerivedType(typeof(AlreadyActive), "already-active")]
    [JsonDerivedType(typeof(SiretClosed), "siret-closed"), JsonDerivedType(typeof(NotInSirene), "not-in-sirene"), JsonDerivedType(typeof(NotPublished), "not-published")]
    [JsonDerivedType(typeof(AwaitsSirene), "awaits-sirene"), JsonDerivedType(typeof(NotAllowed), "not-allowed")]
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>SIRENE has it open: a yes activates it. Only <see cref="CheckAsync"/> ends so.</summary>
        public sealed record Ready(Siret Siret, string Name) : Outcome;

        /// <summary>It is active from now on.</summary>
        public sealed record Activated(Siret Siret, string Name) : Outcome;

        /// <summary>It was active before.</summary>
        public sealed record AlreadyActive(Siret Siret, string Name) : Outcome;

        /// <summary>SIRENE has it closed, so it is refused.</summary>
        /// <param name="Siret">The structure.</param>
        /// <param name="Name">Its name.</param>
        /// <param name="Since">Since when, where SIRENE says so.</param>
        /// <param name="Successor">The SIRET that its body has now, where SIRENE says so.</param>
        public sealed record SiretClosed(Siret Siret, string Name, DateOnly? Since, Siret? Successor) : Outcome;

        /// <summary>SIRENE does not know it; nothing is decided.</summary>
        public sealed record NotInSirene(Siret Siret, string Name) : Outcome;

        /// <summary>SIRENE shows nothing of it; nothing is decided.</summary>
        public sealed record NotPublished(Siret Siret, string Name) : Outcome;

        /// <summary>SIRENE did not answer; nothing is decided, and the request waits.</summary>
        public sealed record AwaitsSirene(Siret Siret, string Name, TimeSpan RetryAfter) : Outcome;

        /// <summary>The person may not ask for it.</summary>
        public sealed record NotAllowed(AccessRefusal Reason, Siret Siret) : Outcome;
    }

    /// <summary>What a yes would do now. Changes nothing.</summary>
    public async Task<Outcome> CheckAsync(EmailAddress login, Siret siret, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(login, siret, cancellationToken);
        return found switch
        {
            Access.Refused refused => new Outcome.NotAllowed(refused.Reason, siret),
            Access.Granted { Structure: { State: StructureState.Active } active } => new Outcome.AlreadyActive(siret, active.Name),
            Access.Granted { Structure: var structure } => Read(siret, structure, await sirene.FindAsync(siret, cancellationToken)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// Activates it, for somebody who has seen its SIRET and name and said yes. Where SIRENE does not answer, the request waits: the yes
    /// holds for "as soon as SIRENE has it open", and how it ends is told at <paramref name="returnAddress"/>.
    /// </summary>
    public async Task<Outcome> RunAsync(EmailAddress login, Siret siret, string returnAddress, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(login, siret, cancellationToken) is not Access.Granted { Actor: var actor, Structure: var structure })
        {
            desk.Record(login.Address, nameof(ActivatePublicStructure), siret.Digits, AuditOutcome.Refused);
            return await CheckAsync(login, siret, cancellationToken);
        }

        if (structure.State == StructureState.Active)
        {
            return new Outcome.AlreadyActive(siret, structure.Name);
        }

        var answer = await sirene.FindAsync(siret, cancellationToken);
        if (answer is SireneAnswer.NotFound or SireneAnswer.NotPublished
            || (answer is SireneAnswer.Closed && await desk.WasJustRefusedAsync(structure, cancellationToken)))
        {
            return Read(siret, structure, answer);
        }

        var request = await desk.OpenAsync(StructureRequestType.Activation, structure, actor, cancellationToken);
        request.Confirm(actor.Account.Id, desk.Now);
        request.AnswerTo(returnAddress);
        return Settle(request, siret, structure, actor, answer);
    }

    /// <summary>Keeps a request that nobody has said yes to while SIRENE is away: SIRENE is asked again, and the person told.</summary>
    public async Task<Outcome> KeepAsync(EmailAddress login, Outcome.AwaitsSirene waiting, string returnAddress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        if (await access.FindAsync(login, waiting.Siret, cancellationToken) is not Access.Granted { Actor: var actor, Structure: { State: StructureState.Inactive } structure })
        {
            return await CheckAsync(login, waiting.Siret, cancellationToken);
        }

        var request = await desk.OpenAsync(StructureRequestType.Activation, structure, actor, cancellationToken);
        request.AnswerTo(returnAddress);
        request.AwaitSirene(desk.Now, waiting.RetryAfter);
        return waiting;
    }

    /// <summary>Does with the request what SIRENE's answer calls for. Nothing is activated that nobody has said yes to.</summary>
    internal Outcome Settle(StructureRequest request, Siret siret, Structure structure, Actor actor, SireneAnswer answer)
    {
        switch (answer)
        {
            case SireneAnswer.Active active:
                request.Observe(SireneState.Active);
                structure.Observe(SireneState.Active, active.LegalUnit?.State);
                if (request.ConfirmedAt is null)
                {
                    break;
                }

                structure.Activate();
                request.Complete(desk.Now);
                desk.Record(actor.Login, nameof(ActivatePublicStructure), siret.Digits, AuditOutcome.Done);
                desk.Send(PublicStructureMails.Activated(actor.Account.ContactAddress, structure.Name, siret));
                return new Outcome.Activated(siret, structure.Name);
            case SireneAnswer.Closed closed:
                request.Observe(SireneState.Closed);
                structure.Observe(SireneState.Closed, closed.LegalUnit?.State);
                request.RefuseForClosedSiret(desk.Now);
                desk.Record(actor.Login, nameof(ActivatePublicStructure), siret.Digits, AuditOutcome.Refused);
                break;
            case SireneAnswer.Unavailable unavailable:
                request.AwaitSirene(desk.Now, unavailable.RetryAfter ?? TimeSpan.Zero);
                break;
            default:
                request.Abandon(desk.Now);
                break;
        }

        return Read(siret, structure, answer);
    }

    private static Outcome Read(Siret siret, Structure structure, SireneAnswer answer) => answer switch
    {
        SireneAnswer.Active => new Outcome.Ready(siret, structure.Name),
        SireneAnswer.Closed closed => new Outcome.SiretClosed(siret, structure.Name, closed.Since, closed.Successor),
        SireneAnswer.NotFound => new Outcome.NotInSirene(siret, structure.Name),
        SireneAnswer.NotPublished => new Outcome.NotPublished(siret, structure.Name),
        SireneAnswer.Unavailable away => new Outcome.AwaitsSirene(siret, structure.Name, away.RetryAfter ?? TimeSpan.Zero),
        _ => throw new UnreachableException($"No outcome for {answer}."),
    };
}
