using System.Security.Claims;
using System.Text;
using ChorusAssistant.Bot.Pages;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ChorusAssistant.Bot.Portal.Development;

/// <summary>
/// The page of the demonstration's authority where a person says who they are. There is no password to guess and no cookie to ride on:
/// each sign-in begins here.
/// </summary>
internal static class AuthorizePage
{
    private const string LoginField = "login";

    private static readonly PageTemplate SignIn = PageTemplate.Load("Portal/Development/Pages/authorize.html");
    private static readonly PageTemplate Foreign = PageTemplate.Load("Portal/Development/Pages/foreign.html");

    /// <summary>Asks who it is. What the client asked for goes along in the form, and is checked again when it comes back.</summary>
    public static Task<HtmlPage> ShowAsync(HttpContext http, DemoUsers demo, CancellationToken cancellationToken) =>
        AskAsync(http, demo, StatusCodes.Status200OK, cancellationToken);

    /// <summary>Answers the client with a code for the chosen person.</summary>
    public static async Task<IResult> ChooseAsync(HttpContext http, DemoUsers demo, IOptions<PortalOptions> portal, CancellationToken cancellationToken)
    {
        if (!RequestOrigin.IsOurs(http.Request))
        {
            return HtmlPage.Of(Foreign, StatusCodes.Status403Forbidden);
        }

        var request = http.GetOpenIddictServerRequest()!;
        return EmailAddress.TryParse((string?)request[LoginField], out var login)
            && await demo.FindAsync(login, cancellationToken) is { State: AccountState.Active } account
            ? TypedResults.SignIn(PrincipalOf(account, request, portal.Value), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
            : await AskAsync(http, demo, StatusCodes.Status400BadRequest, cancellationToken);
    }

    private static async Task<HtmlPage> AskAsync(HttpContext http, DemoUsers demo, int statusCode, CancellationToken cancellationToken)
    {
        var users = await demo.ListAsync(cancellationToken);
        return HtmlPage.Of(SignIn, statusCode,
            ("request", HiddenFields(http.GetOpenIddictServerRequest()!)),
            ("main-managers", DemoUsers.Options(users[StructureRole.MainManager])),
            ("secondary-managers", DemoUsers.Options(users[StructureRole.SecondaryManager])),
            ("users", DemoUsers.Options(users[StructureRole.User])));
    }

    private static string HiddenFields(OpenIddictRequest request)
    {
        var html = new StringBuilder();
        foreach (var (name, value) in request.GetParameters().Where(parameter => parameter.Key != LoginField))
        {
            html.Append("<input type=\"hidden\" name=\"").Append(PageTemplate.Encode(name)).Append("\" value=\"")
                .Append(PageTemplate.Encode((string?)value ?? "")).Append("\">\n");
        }

        return html.ToString();
    }

    private static ClaimsPrincipal PrincipalOf(Account account, OpenIddictRequest request, PortalOptions portal)
    {
        var identity = new ClaimsIdentity("demo", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, account.Login.Address);
        identity.SetClaim(Claims.Name, $"{account.FirstName} {account.LastName}");
        if (portal.LoginClaim != Claims.Subject)
        {
            identity.SetClaim(portal.LoginClaim, account.Login.Address);
        }

        identity.SetClaim(AuthorizationRules.CodeId, Guid.NewGuid().ToString("N"));
        identity.SetDestinations(claim => claim.Type == AuthorizationRules.CodeId ? [] : [Destinations.AccessToken, Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(request.GetScopes());
        // The token is for this service, and says so in its audience.
        principal.SetResources(portal.Audience);
        return principal;
    }
}
