using Microsoft.AspNetCore.Http;

namespace ChorusAssistant.Bot.Pages;

/// <summary>
/// Whether a form was sent from our own page. The page sets no cookie, so there is no session to ride on and no anti-forgery
/// cookie to check (some mail programs' browsers would refuse it); what remains is to turn away posts that another site's page
/// makes a browser send. Browsers say so themselves; clients that say nothing are no browsers.
/// </summary>
internal static class RequestOrigin
{
    public static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        // Browsers before 2023. Our page sends no referrer, for which they write "null" as the origin.
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == "null"
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value);
    }
}
