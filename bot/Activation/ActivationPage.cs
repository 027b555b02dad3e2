using System.Diagnostics;
using ChorusAssistant.Bot.Pages;
using ChorusAssistant.Workflows.ActivationLinks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Outcome = ChorusAssistant.Workflows.ActivationLinks.ActivateAccount.Outcome;

namespace ChorusAssistant.Bot.Activation;

/// <summary>
/// The page behind the link in an activation mail. Looking at it changes nothing, because mail scanners follow links; its button
/// activates the account.
/// </summary>
public static class ActivationPage
{
    private static readonly PageTemplate Ready = Load("ready");
    private static readonly PageTemplate Activated = Load("activated");
    private static readonly PageTemplate AlreadyUsed = Load("already-used");
    private static readonly PageTemplate Expired = Load("expired");
    private static readonly PageTemplate Replaced = Load("replaced");
    private static readonly PageTemplate Unknown = Load("unknown");
    private static readonly MailedLinkPage Page = new(Load("foreign"), Load("unavailable"));

    /// <summary>Keeps the host's request log, which writes addresses out, from writing out tokens.</summary>
    public static IServiceCollection AddActivationPage(this IServiceCollection services) => MailedLinkPage.KeepTokensOutOfLogs(services);

    /// <summary>Maps <c>GET</c> and <c>POST /activation/{token}</c>.</summary>
    public static IEndpointRouteBuilder MapActivationPage(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("/activation/{token?}").ExcludeFromDescription();
        page.MapGet("", ShowAsync);
        page.MapPost("", ActivateAsync);
        return routes;
    }

    private static Task<IResult> ShowAsync(string? token, ActivateAccount activate, HttpContext http, CancellationToken cancellationToken) =>
        Page.ShowAsync(http, async () => PageFor(await activate.PeekAsync(token, cancellationToken)));

    private static Task<IResult> ActivateAsync(string? token, IServiceScopeFactory scopes, HttpContext http, CancellationToken cancellationToken) =>
        Page.PressAsync(http, scopes, services => services.GetRequiredService<ActivateAccount>().ActivateAsync(token, cancellationToken), PageFor);

    private static HtmlPage PageFor(Outcome outcome) => outcome switch
    {
        Outcome.Ready ready => HtmlPage.Of(Ready, StatusCodes.Status200OK, ("login", ready.Login.Address)),
        Outcome.Activated activated => HtmlPage.Of(Activated, StatusCodes.Status200OK, ("login", activated.Login.Address)),
        Outcome.AlreadyUsed => HtmlPage.Of(AlreadyUsed),
        Outcome.Expired => HtmlPage.Of(Expired, StatusCodes.Status410Gone),
        Outcome.Replaced => HtmlPage.Of(Replaced, StatusCodes.Status410Gone),
        Outcome.Unknown => HtmlPage.Of(Unknown, StatusCodes.Status404NotFound),
        _ => throw new UnreachableException($"No page for {outcome.GetType().Name}."),
    };

    private static PageTemplate Load(string name) => PageTemplate.Load($"Activation/Pages/{name}.html");
}
