using System.Globalization;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ChorusAssistant.Bot.Portal.Development;

/// <summary>
/// What exists in Development only: captured mail, signing in as anybody, the state of the domain, and a clock that can be put
/// forward. Elsewhere there is nothing under <c>/dev</c>.
/// </summary>
public static class DevelopmentEndpoints
{
    private const int MostMails = 500;

    /// <summary>
    /// In Development adds the demo portal's users, and an adjustable clock in place of the machine's: register no
    /// <see cref="TimeProvider"/> after it.
    /// </summary>
    public static IServiceCollection AddDevelopment(this IServiceCollection services, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            services.AddScoped<DemoUsers>();
            services.AddScoped<Worklists>();
            services.AddSingleton(new AdjustableTimeProvider(TimeProvider.System));
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<AdjustableTimeProvider>()));
            services.AddScoped<DevState>();
            services.AddSingleton<DemoSignIn>();
            // Bad requests are answered as in production, and not thrown at the developer.
            services.PostConfigure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        }

        return services;
    }

    /// <summary>Maps the endpoints under <c>/dev</c> in Development; elsewhere all of them are unknown.</summary>
    public static IEndpointRouteBuilder MapDevelopment(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            // Without this, a program that was built but not published answers 405: its static files match every path for GET.
            routes.Map("/dev/{**path}", () => TypedResults.NotFound()).ExcludeFromDescription();
            return routes;
        }

        var dev = routes.MapGroup("/dev").ExcludeFromDescription();
        dev.MapGet("/mail", MailPage.ShowAsync);
        dev.MapGet("/mail/html", MailPage.ShowHtmlAsync);
        dev.MapGet("/mail.json", MailAsync);
        dev.MapPost("/sign-in", SignInAsync);
        dev.MapGet("/state/{name}", StateAsync);
        dev.MapPost("/clock", Advance);
        return routes;
    }

    private static async Task<Ok<IReadOnlyList<CapturedMail>>> MailAsync(
        MailReader reader, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await reader.ReadAsync(MostMails, cancellationToken));
    }

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> SignInAsync(
        SignIn request, DemoUsers users, DemoSignIn signIn, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(request.Login, out var login))
        {
            return Problem(StatusCodes.Status400BadRequest, "login must be an e-mail address.");
        }

        if (await users.FindAsync(login, cancellationToken) is not { } account)
        {
            return Problem(StatusCodes.Status404NotFound, "There is no account with this login.");
        }

        return signIn.TokenFor(account) is { } token
            ? TypedResults.Ok(new SignedIn(token))
            : Problem(StatusCodes.Status409Conflict, "Portal:Authority is set: only the authority can sign users in.");
    }

    private static async Task<Results<Ok<object>, ProblemHttpResult>> StateAsync(
        string name, DevState state, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return await state.ReadAsync(name, cancellationToken) is { } rows
            ? TypedResults.Ok(rows)
            : Problem(StatusCodes.Status404NotFound, "There is no state of this name.");
    }

    private static Results<Ok<ClockTime>, ProblemHttpResult> Advance(ClockStep step, AdjustableTimeProvider clock) =>
        TimeSpan.TryParse(step.Advance, CultureInfo.InvariantCulture, out var by) && by >= TimeSpan.Zero
            ? TypedResults.Ok(new ClockTime(clock.Advance(by)))
            : Problem(StatusCodes.Status400BadRequest, "advance must be a time span such as 01:01:00, not negative.");

    private static ProblemHttpResult Problem(int statusCode, string detail) => TypedResults.Problem(detail, statusCode: statusCode);

    private sealed record SignIn(string? Login);

    private sealed record SignedIn(string UserToken);

    private sealed record ClockStep(string? Advance);

    private sealed record ClockTime(DateTimeOffset Now);
}
