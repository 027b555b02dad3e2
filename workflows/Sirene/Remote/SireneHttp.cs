using System.Net;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace ChorusAssistant.Workflows.Sirene.Remote;

/// <summary>One question over HTTP, and every way in which it can come to nothing. Logs hold the reason, never the question or the key.</summary>
internal sealed partial class SireneHttp(HttpClient http, SireneMemory memory, TimeProvider time, ILogger<SireneHttp> logger)
{
    // INSEE's gateway gives no time of its own; its limit is counted by the minute.
    private static readonly TimeSpan DefaultPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Asks, and lets <paramref name="read"/> make sense of the answer: null where the status or the text says nothing that counts.
    /// </summary>
    public async Task<SireneAnswer> AskAsync(string path, Func<HttpStatusCode, byte[], SireneAnswer?> read, CancellationToken cancellationToken)
    {
        if (memory.PauseLeft() is { } left)
        {
            return new SireneAnswer.Unavailable(SireneOutage.Throttled, left);
        }

        try
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var answer = read(response.StatusCode, body) ?? OutageOf(response);
            if (answer is SireneAnswer.Unavailable { Reason: var reason })
            {
                LogUnusable(logger, reason, (int)response.StatusCode);
            }

            return answer;
        }
        catch (Exception failure) when (OutageOf(failure, cancellationToken) is { } outage)
        {
            LogFailed(logger, outage.Reason, failure.GetType().Name);
            return outage;
        }
    }

    private SireneAnswer.Unavailable OutageOf(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            var pause = PauseOf(response) ?? DefaultPause;
            memory.Pause(pause);
            return new SireneAnswer.Unavailable(SireneOutage.Throttled, pause);
        }

        return new SireneAnswer.Unavailable((int)response.StatusCode switch
        {
            >= 500 or (int)HttpStatusCode.RequestTimeout => SireneOutage.Down,
            200 => SireneOutage.Unreadable,
            _ => SireneOutage.Refused,
        });
    }

    private TimeSpan? PauseOf(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter;
        var pause = after?.Delta ?? (after?.Date is { } date ? date - time.GetUtcNow() : null);
        return pause is not { } asked ? null
            : asked <= TimeSpan.Zero ? TimeSpan.FromSeconds(1)
            : asked > LongestPause ? LongestPause
            : asked;
    }

    private static SireneAnswer.Unavailable? OutageOf(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        BrokenCircuitException => new SireneAnswer.Unavailable(SireneOutage.Down),
        RateLimiterRejectedException limited => new SireneAnswer.Unavailable(SireneOutage.Throttled, limited.RetryAfter),
        TimeoutRejectedException => new SireneAnswer.Unavailable(SireneOutage.TimedOut),
        // The client's own time-out; the caller's cancellation is the caller's.
        OperationCanceledException when !cancellationToken.IsCancellationRequested => new SireneAnswer.Unavailable(SireneOutage.TimedOut),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new SireneAnswer.Unavailable(SireneOutage.Unreadable),
        HttpRequestException or IOException => new SireneAnswer.Unavailable(SireneOutage.Down),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "SIRENE gave nothing to decide on: {Reason} (HTTP {Status})")]
    private static partial void LogUnusable(ILogger logger, SireneOutage reason, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SIRENE did not answer: {Reason} ({Failure})")]
    private static partial void LogFailed(ILogger logger, SireneOutage reason, string failure);
}
