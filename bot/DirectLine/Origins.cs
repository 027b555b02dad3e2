using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>Which pages may use the service.</summary>
public sealed class Origins(IOptions<WebChatOptions> options)
{
    private readonly HashSet<string> _allowed = new(options.Value.AllowedOrigins.Select(Normalize), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a page of that origin may. A request without an Origin header comes from no page, and may.</summary>
    public bool IsAllowed(HttpRequest request, IReadOnlyList<string>? onlyThese = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return true;
        }

        return IsAllowed(request, origin) && (onlyThese is null || onlyThese.Select(Normalize).Contains(Normalize(origin), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Whether the origin is the service's own or on the list.</summary>
    public bool IsAllowed(HttpRequest request, string origin)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Normalize(origin) == Own(request) || _allowed.Contains(Normalize(origin));
    }

    /// <summary>The service's own origin as the request's client sees it.</summary>
    public static string Own(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return $"{request.Scheme}://{request.Host}";
    }

    private static string Normalize(string origin) => origin.TrimEnd('/');
}
