namespace ChorusAssistant.Domain.StructureRequests;

/// <summary>A document that shows why a structure is to be closed, kept for the agent who reviews the request.</summary>
public sealed class StructureRequestDocument
{
    /// <summary>Given by the store.</summary>
    public long Id { get; init; }

    /// <summary>The request it belongs to.</summary>
    public required StructureRequest Request { get; init; }

    /// <summary>File name with extension.</summary>
    public required string Name { get; init; }

    /// <summary>Media type, worked out from the content.</summary>
    public required string ContentType { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was handed over.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}
