using System.Security.Cryptography;
using ChorusAssistant.Workflows.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ChorusAssistant.Bot.Portal.Development;

/// <summary>
/// <c>Demo:OpenIdConnect</c>, Development only: an OpenID Connect authority inside the service (OpenIddict, without tables), so that the
/// portal's sign-in can be shown and tested with no outside service: code flow with PKCE, and keys that are published.
/// </summary>
public static class DemoAuthorityServices
{
    private const string Setting = "Demo:OpenIdConnect";
    private const string Authorize = "/connect/authorize";
    private const string Token = "/connect/token";
    private static readonly TimeSpan SignedInFor = TimeSpan.FromHours(8);

    /// <summary>Adds the authority where the setting asks for it. Without it no code of OpenIddict is loaded.</summary>
    /// <exception cref="OptionsValidationException">Asked for outside Development: it signs anybody in as anybody.</exception>
    public static IServiceCollection AddDemoAuthority(this IServiceCollection services, IHostEnvironment environment, IConfiguration configuration)
    {
        if (!IsOn(configuration))
        {
            return services;
        }

        if (!environment.IsDevelopment())
        {
            throw new OptionsValidationException(Setting, typeof(bool), [$"{Setting} signs anybody in as anybody; it is for Development only."]);
        }

        AddServer(services);
        return services;
    }

    /// <summary>Lets the authority answer its own addresses.</summary>
    public static void UseDemoAuthority(this WebApplication app)
    {
        if (IsOn(app.Configuration))
        {
            app.UseAuthentication();
        }
    }

    /// <summary>Maps the page where a person says who they are.</summary>
    public static IEndpointRouteBuilder MapDemoAuthority(this WebApplication app)
    {
        if (IsOn(app.Configuration))
        {
            app.MapGet(Authorize, AuthorizePage.ShowAsync).ExcludeFromDescription();
            app.MapPost(Authorize, AuthorizePage.ChooseAsync).ExcludeFromDescription();
        }

        return app;
    }

    internal static bool IsOn(IConfiguration configuration) => configuration.GetValue(Setting, false);

    private static void AddServer(IServiceCollection services)
    {
        services.AddSingleton<DemoAuthority>();
        services.AddOptions<PortalOptions>().PostConfigure<IOptions<PublicAddressOptions>>((portal, address) =>
            portal.Authority = portal.Authority.Length > 0 ? portal.Authority : address.Value.PublicUrl);
        services.AddOptions<OpenIddictServerOptions>().Configure<DemoAuthority>((server, authority) =>
        {
            server.Issuer = authority.Issuer;
            server.SigningCredentials.Add(authority.Signing);
            // Codes are read by nobody else and live a minute: they need not outlive the process.
            server.EncryptionCredentials.Add(new EncryptingCredentials(
                new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        });
        services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetAuthorizationEndpointUris(Authorize).SetTokenEndpointUris(Token);
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.OpenId, Scopes.Profile);
            server.SetAuthorizationCodeLifetime(AuthorizationRules.CodeLifetime).SetAccessTokenLifetime(SignedInFor).SetIdentityTokenLifetime(SignedInFor);
            server.DisableAccessTokenEncryption();
            server.Configure(options => options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain));
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseSingletonHandler<AuthorizationRules>());
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseSingletonHandler<AuthorizationRules>());
            server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseSingletonHandler<AuthorizationRules>());
            // Development runs on this machine without TLS.
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
        });
    }
}
