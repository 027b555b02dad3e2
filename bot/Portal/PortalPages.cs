using System.Text;
using ChorusAssistant.Bot.Pages;
using ChorusAssistant.Bot.Portal.Development;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChorusAssistant.Bot.Portal;

/// <summary>
/// A portal to show the assistant on. It stands in for the page that embeds the widget, so it exists in Development only; in
/// production <c>/</c> says what this service is.
/// </summary>
public static class PortalPages
{
    private const string Bearer = "Bearer ";

    private static readonly PageTemplate Frame = PageTemplate.Load("Portal/Pages/portal.html");
    private static readonly PageTemplate Service = PageTemplate.Load("Portal/Pages/service.html");

    /// <summary>Maps <c>/</c>, and in Development the spaces under <c>/portail</c>.</summary>
    public static IEndpointRouteBuilder MapPortal(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        if (!routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            pages.MapGet("/", () => HtmlPage.Of(Service));
            return routes;
        }

        foreach (var space in Spaces.All)
        {
            pages.MapGet(space.Path, (DemoUsers users, IConfiguration configuration, CancellationToken cancellationToken) =>
                ShowAsync(space, users, DemoAuthorityServices.IsOn(configuration), cancellationToken));
        }

        pages.MapGet("/portail/donnees/{name}", ReadAsync);
        return routes;
    }

    /// <summary>A table of the person whose token the page holds.</summary>
    private static async Task<IResult> ReadAsync(
        string name, HttpRequest request, PortalIdentity identity, IActors actors, Worklists worklists, CancellationToken cancellationToken)
    {
        var header = request.Headers.Authorization.ToString();
        var user = header.StartsWith(Bearer, StringComparison.Ordinal) ? await identity.AuthenticateAsync(header[Bearer.Length..], cancellationToken) : null;
        if (user is null || !EmailAddress.TryParse(user.Login, out var login, out _) || await actors.FindAsync(login, cancellationToken) is not { } actor)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized);
        }

        return await worklists.ReadAsync(name, actor, cancellationToken) is { } rows ? TypedResults.Json(rows) : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<HtmlPage> ShowAsync(Space space, DemoUsers demo, bool hasOpenId, CancellationToken cancellationToken)
    {
        var users = await demo.ListAsync(cancellationToken);
        var html = Frame.Render(
            ("title", space.Content.Title),
            ("menu", Menu(space)),
            ("openid", hasOpenId ? "" : "hidden"),
            ("content", space.Content.Render(("cards", Cards()))),
            ("main-managers", DemoUsers.Options(users[StructureRole.MainManager])),
            ("secondary-managers", DemoUsers.Options(users[StructureRole.SecondaryManager])),
            ("users", DemoUsers.Options(users[StructureRole.User])));
        return new HtmlPage(html, HtmlPage.Scripted);
    }

    private static string Menu(Space current)
    {
        var html = new StringBuilder();
        foreach (var space in Spaces.All)
        {
            html.Append("<li><a href=\"").Append(space.Path).Append('"')
                .Append(space == current ? " aria-current=\"page\">" : ">")
                .Append(PageTemplate.Encode(space.Content.Title)).Append("</a></li>\n");
        }

        return html.ToString();
    }

    private static string Cards()
    {
        var html = new StringBuilder();
        foreach (var space in Spaces.All.Where(space => space != Spaces.Home))
        {
            html.Append("<li><a href=\"").Append(space.Path).Append("\">").Append(PageTemplate.Encode(space.Content.Title)).Append("</a></li>\n");
        }

        return html.ToString();
    }
}
