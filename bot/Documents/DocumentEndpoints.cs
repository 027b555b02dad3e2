using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Bot.Pages;
using ChorusAssistant.Workflows.Files;

namespace ChorusAssistant.Bot.Documents;

/// <summary>Where the documents that the assistant made are fetched: by their signed address alone, without a header.</summary>
public static class DocumentEndpoints
{
    private static readonly PageTemplate Gone = PageTemplate.Load("Documents/Pages/gone.html");

    /// <summary>Registers the signing of addresses.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<DocumentLinks>();
        services.AddSingleton<IDocumentLinks>(provider => provider.GetRequiredService<DocumentLinks>());
        return services;
    }

    /// <summary>Maps <c>/documents</c>.</summary>
    public static IEndpointRouteBuilder MapDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/documents/{token}/{name}", [HttpMethods.Get, HttpMethods.Head], SendAsync).ExcludeFromDescription();
        return routes;
    }

    private static async Task SendAsync(string token, string name, DocumentLinks links, StoredFiles files, TimeProvider time, HttpContext http)
    {
        var now = time.GetUtcNow();
        var file = links.FindId(token, name, now) is { } id ? await files.FindAsync(id, StoredFile.DocumentsOwner, now, http.RequestAborted) : null;
        if (file is null)
        {
            // Forged, expired and purged look alike.
            await HtmlPage.Of(Gone, StatusCodes.Status404NotFound).ExecuteAsync(http);
            return;
        }

        await FileDownload.WriteAsync(http, file);
    }
}
