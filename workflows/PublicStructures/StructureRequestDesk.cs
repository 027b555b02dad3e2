using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Identity;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Notices;

namespace ChorusAssistant.Workflows.PublicStructures;

/// <summary>What both kinds of requests have in common: there is one at most, and what becomes of it is written down and told.</summary>
public sealed class StructureRequestDesk(IPublicStructures structures, IAuditTrail audit, IOutbox outbox, INotices notices, TimeProvider time)
{
    internal DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The open request of that type, or null.</summary>
    internal Task<StructureRequest?> FindOpenAsync(StructureRequestType type, Structure structure, CancellationToken cancellationToken) =>
        structures.FindOpenRequestAsync(structure.Id, type, cancellationToken);

    /// <summary>Whether the activation was refused within the last day, so that another request would say the same.</summary>
    internal Task<bool> WasJustRefusedAsync(Structure structure, CancellationToken cancellationToken) =>
        structures.WasRefusedAsync(structure.Id, Now - TimeSpan.FromDays(1), cancellationToken);

    /// <summary>The open request of that type, or a new one.</summary>
    internal async Task<StructureRequest> OpenAsync(StructureRequestType type, Structure structure, Actor actor, CancellationToken cancellationToken)
    {
        if (await FindOpenAsync(type, structure, cancellationToken) is { } open)
        {
            return open;
        }

        var request = new StructureRequest
        {
            Type = type,
            StructureId = structure.Id,
            AccountId = actor.Account.Id,
            State = StructureRequestState.ToConfirm,
            CreatedAt = Now,
        };
        structures.Add(request);
        return request;
    }

    /// <summary>Files a document with its request.</summary>
    internal void Add(StructureRequest request, UploadContent document) => structures.Add(new StructureRequestDocument
    {
        Request = request,
        Name = document.Name,
        ContentType = document.ContentType,
        Content = document.Bytes,
        ReceivedAt = Now,
    });

    internal void Record(string login, string action, string target, AuditOutcome outcome) => audit.Record(login, action, target, outcome);

    internal void Send(OutgoingMail mail) => outbox.Add(mail);

    /// <summary>Tells the request's author what became of it, where they asked for it.</summary>
    internal void Tell(StructureRequest request, Structure structure, string message)
    {
        if (request.ReturnAddress is { } address)
        {
            notices.Add(address, request.Type == StructureRequestType.Activation ? nameof(ActivatePublicStructure) : nameof(DeactivatePublicStructure),
                message, ("siret", structure.Identifier), ("name", structure.Name));
        }
    }
}
