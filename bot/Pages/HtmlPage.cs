using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChorusAssistant.Bot.Pages;

/// <summary>A page with the headers that keep it safe: nothing inline runs, nobody frames it, no address leaks to another site.</summary>
internal sealed class HtmlPage(string html, string contentSecurityPolicy, int statusCode = StatusCodes.Status200OK) : IResult, IStatusCodeHttpResult
{
    /// <summary>For a page that needs no script: only our style sheet loads, and forms post to us.</summary>
    public const string Still =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For a page with our scripts and the widget.</summary>
    public const string Scripted =
        "default-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly PageTemplate Layout = PageTemplate.Load("Pages/layout.html");

    /// <inheritdoc/>
    public int? StatusCode => statusCode;

    /// <summary>A page of a few words in the common layout.</summary>
    public static HtmlPage Of(PageTemplate content, int statusCode = StatusCodes.Status200OK, params (string Name, string Value)[] values) =>
        new(Layout.Render(("title", content.Title), ("content", content.Render(values))), Still, statusCode);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = statusCode;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = contentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(html, Encoding.UTF8, httpContext.RequestAborted);
    }
}
