namespace ChorusAssistant.Bot.Host;

/// <summary>Headers that every answer gets; a page with other needs sets its own policy before.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:; connect-src 'self'";

    private static readonly PathString WidgetAssets = "/webchat/assets";

    /// <summary>Adds them as late as possible.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            var headers = http.Response.Headers;
            if (http.Request.Path.StartsWithSegments(WidgetAssets) && http.Response.StatusCode == StatusCodes.Status200OK)
            {
                // Their names hold their hash: what has such a name never changes.
                headers.CacheControl = "public, max-age=31536000, immutable";
            }

            headers.TryAdd("Content-Security-Policy", Policy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            return Task.CompletedTask;
        }, http);
        return next(http);
    });
}
