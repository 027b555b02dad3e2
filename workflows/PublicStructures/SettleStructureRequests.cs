using System.Diagnostics;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Scheduling;
using ChorusAssistant.Workflows.Sirene;

namespace ChorusAssistant.Workflows.PublicStructures;

/// <summary>Goes on with requests that waited: for SIRENE, which is asked again, or for invoices, which are settled now.</summary>
public sealed class SettleStructureRequests(
    ActivatePublicStructure activate, DeactivatePublicStructure deactivate, IPublicStructures structures, IActors actors, ISireneRegister sirene,
    StructureRequestDesk desk) : IScheduledJob
{
    // One run has one budget of time for SIRENE, and is one transaction.
    private const int MostAtOnce = 5;

    /// <inheritdoc/>
    public static string Name => "structure-requests";

    /// <inheritdoc/>
    public static TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var due = await structures.DueRequestsAsync(desk.Now, MostAtOnce, cancellationToken);
        foreach (var request in due)
        {
            await SettleAsync(request, cancellationToken);
        }

        return due.Count == MostAtOnce;
    }

    private async Task SettleAsync(StructureRequest request, CancellationToken cancellationToken)
    {
        var structure = await structures.GetAsync(request.StructureId, cancellationToken);
        var author = await structures.AuthorOfAsync(request, cancellationToken);
        var siret = Siret.Parse(structure.Identifier);
        var isThere = structure.State == (request.Type == StructureRequestType.Activation ? StructureState.Active : StructureState.Inactive);
        if (isThere || await actors.FindAsync(author.Login, cancellationToken) is not { } actor || !actor.Manages(structure.Id))
        {
            // Somebody else did it, or its author may not do it any more.
            request.Abandon(desk.Now);
            desk.Tell(request, structure, isThere ? "later-already" : "later-not-allowed");
            return;
        }

        var answer = await sirene.FindAsync(siret, cancellationToken);
        var message = request.Type == StructureRequestType.Activation
            ? MessageOf(activate.Settle(request, siret, structure, actor, answer))
            : MessageOf(await deactivate.SettleAsync(request, siret, structure, actor, answer, cancellationToken));
        if (message is not null)
        {
            desk.Tell(request, structure, message);
        }
    }

    private static string? MessageOf(ActivatePublicStructure.Outcome outcome) => outcome switch
    {
        ActivatePublicStructure.Outcome.Activated => "later-activated",
        ActivatePublicStructure.Outcome.Ready => "later-ready",
        ActivatePublicStructure.Outcome.SiretClosed => "later-closed",
        ActivatePublicStructure.Outcome.NotInSirene or ActivatePublicStructure.Outcome.NotPublished => "later-unknown",
        ActivatePublicStructure.Outcome.AwaitsSirene => null,
        _ => throw new UnreachableException($"No message for {outcome}."),
    };

    private static string? MessageOf(DeactivatePublicStructure.Outcome outcome) => outcome switch
    {
        DeactivatePublicStructure.Outcome.Deactivated => "later-deactivated",
        DeactivatePublicStructure.Outcome.Held => "later-held",
        DeactivatePublicStructure.Outcome.SiretClosed => "later-closed",
        DeactivatePublicStructure.Outcome.SiretActive => "later-active",
        DeactivatePublicStructure.Outcome.NotInSirene or DeactivatePublicStructure.Outcome.NotPublished => "later-unknown",
        DeactivatePublicStructure.Outcome.AwaitsSirene => null,
        _ => throw new UnreachableException($"No message for {outcome}."),
    };
}
