using ChorusAssistant.Workflows.Documents;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>Signs the addresses of documents.</summary>
public interface IDocumentLinks
{
    /// <summary>The document's path on this service; good until the document expires.</summary>
    string PathOf(DocumentTicket document);
}

/// <summary>Makes the absolute addresses that messages need: a page of another site shows them.</summary>
/// <param name="Origin">Scheme, host and port of this service as the user's client reaches it.</param>
/// <param name="Documents">Signs documents.</param>
public sealed record Links(string Origin, IDocumentLinks Documents)
{
    private const string RootedLink = "](/";

    /// <summary>The address of a document.</summary>
    public string To(DocumentTicket document) => Origin + Documents.PathOf(document);

    /// <summary>A Markdown text whose links to paths of this service are absolute.</summary>
    public string Complete(string markdown) => markdown.Replace(RootedLink, $"]({Origin}/", StringComparison.Ordinal);
}
