using System.Globalization;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.AspNetCore.Diagnostics;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>Wherever a request meets a store that is away, full or locked: 503 with Retry-After, and not the 500 of a defect.</summary>
internal sealed class StoreAway : IExceptionHandler
{
    /// <summary>When to come back.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!StoreFailures.IsOne(exception))
        {
            return false;
        }

        await WriteAsync(httpContext);
        return true;
    }

    /// <summary>Answers with problem+json.</summary>
    public static Task WriteAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem("The service cannot store anything at the moment.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
    }
}
