using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Sirene;
using static ChorusAssistant.Workflows.PublicStructures.DeactivatePublicStructure;

namespace ChorusAssistant.Workflows.PublicStructures;

/// <summary>A manager asks for a structure to be closed that SIRENE has open: with a reason and a document, for an agent to review.</summary>
public sealed class RequestDeactivation(
    DeactivatePublicStructure deactivate, PublicStructureAccess access, ISireneRegister sirene, IUploads uploads, StructureRequestDesk desk)
{
    /// <summary>Whether the SIRET can take over from the structure; null if it can, or if SIRENE does not say. Changes nothing.</summary>
    public async Task<ReplacementProblem?> CheckReplacementAsync(Siret siret, Siret replacement, CancellationToken cancellationToken) =>
        replacement == siret ? ReplacementProblem.Same : await sirene.FindAsync(replacement, cancellationToken) switch
        {
            SireneAnswer.Closed => ReplacementProblem.Closed,
            SireneAnswer.NotFound => ReplacementProblem.Unknown,
            _ => null,
        };

    /// <summary>
    /// Files the request, for somebody who has seen <paramref name="shown"/>, the reason, the replacement and the document's name, and said yes.
    /// Without a document it waits for one.
    /// </summary>
    public async Task<Outcome> RunAsync(
        EmailAddress login, ActiveStructure shown, DeactivationReason reason, Siret? replacement, UploadedFile? document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var (refusal, actor, structure) = await FindAsync(login, shown, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        if (replacement is not null && await CheckReplacementAsync(shown.Siret, replacement, cancellationToken) is { } problem)
        {
            return new Outcome.ReplacementRefused(problem, replacement);
        }

        var content = document is null ? null : await uploads.FindAsync(document, cancellationToken);
        if (document is not null && content is null)
        {
            return new Outcome.DocumentGone();
        }

        var request = await desk.OpenAsync(StructureRequestType.Deactivation, structure!, actor!, cancellationToken);
        request.Confirm(actor!.Account.Id, desk.Now);
        request.Observe(SireneState.Active);
        structure!.Observe(SireneState.Active, null);
        request.AwaitDocument(reason, replacement, desk.Now);
        return File(request, structure, actor, shown.Siret, content);
    }

    /// <summary>Brings the document that a request lacked, for somebody who has seen its name and said yes.</summary>
    public async Task<Outcome> BringDocumentAsync(EmailAddress login, ActiveStructure shown, UploadedFile document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var (refusal, actor, structure) = await FindAsync(login, shown, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        if (await desk.FindOpenAsync(StructureRequestType.Deactivation, structure!, cancellationToken)
            is not { State: StructureRequestState.AwaitingDocument, Reason: not null } request)
        {
            return new Outcome.Changed();
        }

        return await uploads.FindAsync(document, cancellationToken) is { } content
            ? File(request, structure!, actor!, shown.Siret, content)
            : new Outcome.DocumentGone();
    }

    private async Task<(Outcome? Refusal, Actor? Actor, Structure? Structure)> FindAsync(EmailAddress login, ActiveStructure shown, CancellationToken cancellationToken)
    {
        var now = await deactivate.CheckAsync(login, shown.Siret, cancellationToken);
        if (now is Outcome.SiretActive { Shown: var present } && present.AwaitedFor == shown.AwaitedFor && present.IsLastManager == shown.IsLastManager
            && await access.FindAsync(login, shown.Siret, cancellationToken) is Access.Granted { Actor: var actor, Structure: var structure })
        {
            return (null, actor, structure);
        }

        if (now is Outcome.NotAllowed)
        {
            desk.Record(login.Address, nameof(DeactivatePublicStructure), shown.Siret.Digits, AuditOutcome.Refused);
        }

        return (now is Outcome.SiretActive or Outcome.SiretClosed ? new Outcome.Changed() : now, null, null);
    }

    private Outcome File(StructureRequest request, Structure structure, Actor actor, Siret siret, UploadContent? content)
    {
        desk.Record(actor.Login, nameof(DeactivatePublicStructure), siret.Digits, AuditOutcome.Done);
        if (content is null)
        {
            desk.Send(PublicStructureMails.DocumentMissing(actor.Account.ContactAddress, structure.Name, siret));
            return new Outcome.DocumentMissing(siret, structure.Name);
        }

        desk.Add(request, content);
        request.Submit(desk.Now);
        desk.Send(PublicStructureMails.Submitted(actor.Account.ContactAddress, structure.Name, siret));
        return new Outcome.Submitted(siret, structure.Name);
    }
}
