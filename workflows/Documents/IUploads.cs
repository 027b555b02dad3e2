namespace ChorusAssistant.Workflows.Documents;

/// <summary>Files that a person handed over.</summary>
public interface IUploads
{
    /// <summary>The file, or null where it has expired or was never there.</summary>
    Task<UploadContent?> FindAsync(UploadedFile file, CancellationToken cancellationToken);
}

/// <summary>Names a file that a person handed over.</summary>
/// <param name="Id">The stored file.</param>
/// <param name="Owner">What it was handed over in; a file is found by both only.</param>
public sealed record UploadedFile(string Id, string Owner);

/// <summary>A file that a person handed over; its kind was checked by content when it came in.</summary>
/// <param name="Name">Name with extension.</param>
/// <param name="ContentType">Media type, worked out by the service.</param>
/// <param name="Bytes">The content.</param>
public sealed record UploadContent(string Name, string ContentType, byte[] Bytes);
