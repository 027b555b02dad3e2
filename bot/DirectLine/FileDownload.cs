using ChorusAssistant.Workflows.Files;
using Microsoft.Net.Http.Headers;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>Sends a stored file as a download, so that nothing in it runs in a page of ours.</summary>
internal static class FileDownload
{
    /// <summary>Writes the response; to HEAD, its headers.</summary>
    public static async Task WriteAsync(HttpContext http, StoredFile file)
    {
        http.Response.ContentType = file.ContentType;
        http.Response.ContentLength = file.Content.Length;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(file.Content, http.RequestAborted);
        }
    }
}
