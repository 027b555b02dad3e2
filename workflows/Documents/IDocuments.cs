namespace ChorusAssistant.Workflows.Documents;

/// <summary>Keeps files that are made for a person until they expire; whoever holds the link that the service signs can fetch them.</summary>
public interface IDocuments
{
    /// <summary>Adds a document; it is stored with the unit of work.</summary>
    /// <param name="name">The file's name with its extension, without any path.</param>
    /// <param name="contentType">Media type.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="keptFor">How long it can be fetched.</param>
    DocumentTicket Add(string name, string contentType, byte[] content, TimeSpan keptFor);
}

/// <summary>Names a document that was made. The host turns it into a signed address; by itself it opens nothing.</summary>
/// <param name="Id">The stored file.</param>
/// <param name="Name">Its name with extension.</param>
/// <param name="ExpiresAt">Until when it can be fetched.</param>
public sealed record DocumentTicket(string Id, string Name, DateTimeOffset ExpiresAt);
