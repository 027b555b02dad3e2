using System.Data.Common;
using System.Diagnostics;
using ChorusAssistant.Bot.Pages;
using ChorusAssistant.Workflows.ActivationLinks;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Outcome = ChorusAssistant.Workflows.ActivationLinks.ActivateAccount.Outcome;

namespace ChorusAssistant.Bot.Activation;

/// <summary>
/// The page behind the link in an activation mail. Looking at it changes nothing, because mail scanners follow links; its button
/// activates the account.
/// </summary>
public static class ActivationPage
{
    private const int MostTries = 5;

    private static readonly PageTemplate Ready = Load("ready");
    private static readonly PageTemplate Activated = Load("activated");
    private static readonly PageTemplate AlreadyUsed = Load("already-used");
    private static readonly PageTemplate Expired = Load("expired");
    private static readonly PageTemplate Replaced = Load("replaced");
    private static readonly PageTemplate Unknown = Load("unknown");
    private static readonly PageTemplate Foreign = Load("foreign");
    private static readonly PageTemplate Unavailable = Load("unavailable");

    /// <summary>Keeps the host's request log, which writes addresses out, from writing out tokens.</summary>
    public static IServiceCollection AddActivationPage(this IServiceCollection services) => services.AddLogging(logging =>
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));

    /// <summary>Maps <c>GET</c> and <c>POST /activation/{token}</c>.</summary>
    public static IEndpointRouteBuilder MapActivationPage(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("/activation/{token?}").ExcludeFromDescription();
        page.MapGet("", ShowAsync);
        page.MapPost("", ActivateAsync);
        return routes;
    }

    private static async Task<IResult> ShowAsync(
        string? token, ActivateAccount activate, HttpContext http, CancellationToken cancellationToken)
    {
        try
        {
            return PageFor(await activate.PeekAsync(token, cancellationToken));
        }
        catch (Exception failure) when (failure is StoreUnavailableException or DbException)
        {
            return ComeBack(http);
        }
    }

    private static async Task<IResult> ActivateAsync(
        string? token, IServiceScopeFactory scopes, HttpContext http, CancellationToken cancellationToken)
    {
        if (!RequestOrigin.IsOurs(http.Request))
        {
            return HtmlPage.Of(Foreign, StatusCodes.Status403Forbidden);
        }

        try
        {
            for (var attempt = 1; attempt <= MostTries; attempt++)
            {
                // Two presses at once: the second decides again, from what the first has stored.
                await using var scope = scopes.CreateAsyncScope();
                var outcome = await scope.ServiceProvider.GetRequiredService<ActivateAccount>().ActivateAsync(token, cancellationToken);
                if (await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(cancellationToken) == CommitOutcome.Committed)
                {
                    return PageFor(outcome);
                }
            }

            return ComeBack(http);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or DbException)
        {
            return ComeBack(http);
        }
    }

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

    private static HtmlPage ComeBack(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return HtmlPage.Of(Unavailable, StatusCodes.Status503ServiceUnavailable);
    }

    private static PageTemplate Load(string name) => PageTemplate.Load($"Activation/Pages/{name}.html");
}
