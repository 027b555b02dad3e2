using ChorusAssistant.Bot.Speech;
using ChorusAssistant.Bot.Speech.Azure;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChorusAssistant.Bot.Host;

/// <summary>Headers that every answer gets; a page with other needs sets its own policy before.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:; connect-src 'self'";

    // The microphone is for dictation, on our own pages; of a page elsewhere, the page itself decides.
    private const string Permissions = "microphone=(self), camera=(), geolocation=(), payment=(), usb=()";

    private const string OnlyUs = "default-src 'self'";
    private const string ConnectOnlyToUs = "connect-src 'self'";

    private static readonly TimeSpan OneYear = TimeSpan.FromDays(365);
    private static readonly PathString Widget = "/webchat";
    private static readonly PathString WidgetAssets = "/webchat/assets";
    private static readonly PathString DirectLine = "/v3/directline";

    /// <summary>Browsers that came by https once never come by http again; not in Development, where other projects use the same name.</summary>
    public static IServiceCollection AddSecurityHeaders(this IServiceCollection services)
    {
        services.AddHsts(hsts =>
        {
            hsts.MaxAge = OneYear;
            hsts.IncludeSubDomains = false; // the other hosts of the domain are not ours to decide for
        });
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        return services;
    }

    /// <summary>Adds them as late as possible.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        var speech = AzureHosts.ConnectSources(app.Services.GetRequiredService<SpeechOptions>()).ToArray();
        app.Use((http, next) => SetAsync(http, next, speech));
    }

    private static Task SetAsync(HttpContext http, RequestDelegate next, string[] speech)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            if (http.Request.Path.StartsWithSegments(WidgetAssets) && http.Response.StatusCode == StatusCodes.Status200OK)
            {
                // Their names hold their hash: what has such a name never changes.
                headers.CacheControl = "public, max-age=31536000, immutable";
            }

            headers.TryAdd("Content-Security-Policy", Policy);
            if (speech.Length > 0)
            {
                headers.ContentSecurityPolicy = WithSpeech(headers.ContentSecurityPolicy.ToString(), string.Join(' ', speech));
            }

            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("X-Frame-Options", headers.ContentSecurityPolicy.ToString().Contains("frame-ancestors 'self'", StringComparison.Ordinal) ? "SAMEORIGIN" : "DENY");
            headers.TryAdd("Permissions-Policy", Permissions);
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            // Pages on other sites load the widget and show the pictures of its talks.
            var isForOthers = http.Request.Path.StartsWithSegments(Widget) || http.Request.Path.StartsWithSegments(DirectLine);
            headers.TryAdd("Cross-Origin-Resource-Policy", isForOthers ? "cross-origin" : "same-origin");
            return Task.CompletedTask;
        });
        return next(http);
    }

    // A page that may load our scripts may hold the widget, which speaks with the configured service itself.
    private static string WithSpeech(string policy, string speech) =>
        !policy.StartsWith(OnlyUs, StringComparison.Ordinal) ? policy
        : policy.Contains(ConnectOnlyToUs, StringComparison.Ordinal) ? policy.Replace(ConnectOnlyToUs, $"{ConnectOnlyToUs} {speech}", StringComparison.Ordinal)
        : $"{policy}; {ConnectOnlyToUs} {speech}";
}
