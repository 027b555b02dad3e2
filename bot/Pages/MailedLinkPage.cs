using ChorusAssistant.Workflows.Persistence;

namespace ChorusAssistant.Bot.Pages;

/// <summary>
/// What pages behind a link in a mail have in common: looking at them changes nothing, because mail scanners follow links; their button
/// acts, from our own page only, and shows only what was stored.
/// </summary>
/// <param name="Foreign">What is shown where another site sends the form.</param>
/// <param name="Unavailable">What is shown while the store is away.</param>
internal sealed record MailedLinkPage(PageTemplate Foreign, PageTemplate Unavailable)
{
    private const int MostTries = 5;

    /// <summary>Keeps the host's request log, which writes addresses out, from writing out the links' tokens.</summary>
    public static IServiceCollection KeepTokensOutOfLogs(IServiceCollection services) => services.AddLogging(logging =>
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));

    /// <summary>The page as it stands.</summary>
    public async Task<IResult> ShowAsync(HttpContext http, Func<Task<HtmlPage>> show)
    {
        try
        {
            return await show();
        }
        catch (Exception failure) when (StoreFailures.IsOne(failure))
        {
            return ComeBack(http);
        }
    }

    /// <summary>Does what the button is for, in a unit of work of its own, and shows how it ended.</summary>
    public async Task<IResult> PressAsync<TOutcome>(
        HttpContext http, IServiceScopeFactory scopes, Func<IServiceProvider, Task<TOutcome>> act, Func<TOutcome, HtmlPage> pageFor)
    {
        if (!RequestOrigin.IsOurs(http.Request))
        {
            return HtmlPage.Of(Foreign, StatusCodes.Status403Forbidden);
        }

        return await ShowAsync(http, async () =>
        {
            for (var attempt = 1; attempt <= MostTries; attempt++)
            {
                // Two presses at once: the second decides again, from what the first has stored.
                await using var scope = scopes.CreateAsyncScope();
                var outcome = await act(scope.ServiceProvider);
                if (await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(http.RequestAborted) == CommitOutcome.Committed)
                {
                    return pageFor(outcome);
                }
            }

            return ComeBack(http);
        });
    }

    private HtmlPage ComeBack(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return HtmlPage.Of(Unavailable, StatusCodes.Status503ServiceUnavailable);
    }
}
