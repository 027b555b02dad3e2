using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChorusAssistant.Bot.Pages;

/// <summary>
/// What a public service owes its readers on every site: the declaration of accessibility (law no. 2005-102, article 47), which the
/// portal's footer links to; and an icon where browsers look for one by themselves.
/// </summary>
public static class AccessibilityPage
{
    private static readonly PageTemplate Declaration = PageTemplate.Load("Pages/accessibility.html");

    /// <summary>Maps <c>/accessibilite</c> and <c>/favicon.ico</c>.</summary>
    public static IEndpointRouteBuilder MapAccessibilityPage(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/accessibilite", () => HtmlPage.Of(Declaration));
        pages.MapGet("/favicon.ico", () => TypedResults.Redirect("/portal/icon.svg", permanent: true));
        return routes;
    }
}
