using System.Diagnostics;
using System.Globalization;
using ChorusAssistant.Bot.Pages;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Workflows.TechnicalPasswords;
using Result = ChorusAssistant.Workflows.TechnicalPasswords.RevealTechnicalPassword.Result;

namespace ChorusAssistant.Bot.TechnicalPasswords;

/// <summary>
/// The page behind the link to a new technical password, outside of the chat. Looking at it changes nothing, because mail scanners follow
/// links; its button shows the password, once.
/// </summary>
public static class PasswordPage
{
    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly PageTemplate _ready = Load("ready");
    private static readonly PageTemplate _revealed = Load("revealed");
    private static readonly PageTemplate _alreadyUsed = Load("already-used");
    private static readonly PageTemplate _expired = Load("expired");
    private static readonly PageTemplate _replaced = Load("replaced");
    private static readonly PageTemplate _notMainManager = Load("not-main-manager");
    private static readonly PageTemplate _unknown = Load("unknown");
    private static readonly MailedLinkPage _page = new(Load("foreign"), Load("unavailable"));

    /// <summary>Keeps the host's request log, which writes addresses out, from writing out tokens.</summary>
    public static IServiceCollection AddPasswordPage(this IServiceCollection services) => MailedLinkPage.KeepTokensOutOfLogs(services);

    /// <summary>Maps <c>GET</c> and <c>POST /mot-de-passe-technique/{token}</c>.</summary>
    public static IEndpointRouteBuilder MapPasswordPage(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("/mot-de-passe-technique/{token?}").ExcludeFromDescription();
        page.MapGet("", ShowAsync);
        page.MapPost("", RevealAsync);
        return routes;
    }

    private static Task<IResult> ShowAsync(string? token, RevealTechnicalPassword reveal, HttpContext http, CancellationToken cancellationToken) =>
        _page.ShowAsync(http, async () => PageFor(await reveal.PeekAsync(token, cancellationToken)));

    private static Task<IResult> RevealAsync(string? token, IServiceScopeFactory scopes, HttpContext http, CancellationToken cancellationToken) =>
        _page.PressAsync(http, scopes, services => services.GetRequiredService<RevealTechnicalPassword>().RevealAsync(token, cancellationToken), PageFor);

    private static HtmlPage PageFor(Result result) => result switch
    {
        Result.Ready ready => HtmlPage.Of(_ready, StatusCodes.Status200OK, ("login", ready.Login)),
        Result.Revealed revealed => HtmlPage.Of(_revealed, StatusCodes.Status200OK,
            ("login", revealed.Login), ("password", revealed.Password.Text), ("expires", revealed.ExpiresOn.ToString("d MMMM yyyy", _french))),
        Result.AlreadyUsed used => HtmlPage.Of(_alreadyUsed, StatusCodes.Status410Gone,
            ("login", used.Login), ("used", ParisTime.Of(used.UsedAt).ToString("d MMMM yyyy 'à' H' h 'mm", _french))),
        Result.Expired => HtmlPage.Of(_expired, StatusCodes.Status410Gone),
        Result.Replaced => HtmlPage.Of(_replaced, StatusCodes.Status410Gone),
        Result.NotMainManager => HtmlPage.Of(_notMainManager, StatusCodes.Status403Forbidden),
        Result.Unknown => HtmlPage.Of(_unknown, StatusCodes.Status404NotFound),
        _ => throw new UnreachableException($"No page for {result.GetType().Name}."),
    };

    private static PageTemplate Load(string name) => PageTemplate.Load($"TechnicalPasswords/Pages/{name}.html");
}
