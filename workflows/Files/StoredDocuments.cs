using System.Buffers.Text;
using System.Security.Cryptography;
using ChorusAssistant.Workflows.Documents;

namespace ChorusAssistant.Workflows.Files;

internal sealed class StoredDocuments(StoredFiles files, TimeProvider time) : IDocuments, IUploads
{
    public DocumentTicket Add(string name, string contentType, byte[] content, TimeSpan keptFor)
    {
        var file = new StoredFile
        {
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            Owner = StoredFile.DocumentsOwner,
            Name = name,
            ContentType = contentType,
            Content = content,
            ExpiresAt = time.GetUtcNow() + keptFor,
        };
        files.Add(file);
        return new DocumentTicket(file.Id, file.Name, file.ExpiresAt);
    }

    public async Task<UploadContent?> FindAsync(UploadedFile file, CancellationToken cancellationToken) =>
        await files.FindAsync(file.Id, file.Owner, time.GetUtcNow(), cancellationToken) is { } stored
            ? new UploadContent(stored.Name, stored.ContentType, stored.Content)
            : null;
}
