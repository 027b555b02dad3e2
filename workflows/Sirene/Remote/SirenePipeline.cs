using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.RateLimiting;

namespace ChorusAssistant.Workflows.Sirene.Remote;

/// <summary>How hard a source is asked: two more tries, a circuit that opens when it is down, our own limit below its limit, short attempts.</summary>
internal static class SirenePipeline
{
    private const string Name = "sirene";
    private const int MostRetries = 2;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LongestPauseWorthWaitingFor = TimeSpan.FromSeconds(1);

    public static IHttpClientBuilder AddSirenePipeline(this IHttpClientBuilder client, SireneOptions options)
    {
        client.AddResilienceHandler(Name, pipeline =>
        {
            // Time-outs and pauses are of the wall, also where a test or Development moves the service's clock.
            pipeline.TimeProvider = TimeProvider.System;
            pipeline
                .AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = MostRetries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = FirstDelay,
                    ShouldHandle = arguments => ValueTask.FromResult(IsWorthRetrying(arguments.Outcome)),
                })
                .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
                {
                    FailureRatio = 0.5,
                    MinimumThroughput = 10,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = TimeSpan.FromSeconds(5),
                    ShouldHandle = arguments => ValueTask.FromResult(IsDown(arguments.Outcome)),
                })
                // Inside the retries: each of them counts at the source.
                .AddRateLimiter(new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = options.EffectiveCallLimit,
                    Window = options.EffectiveCallWindow,
                    SegmentsPerWindow = 6,
                    QueueLimit = 0,
                }))
                .AddTimeout(options.AttemptTimeout);
        });
        return client;
    }

    private static bool IsDown(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result?.StatusCode != HttpStatusCode.TooManyRequests && HttpClientResiliencePredicates.IsTransient(outcome);

    // Being throttled is no failure, and asking again makes it worse, unless the source itself says "in a second".
    private static bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests } throttled
            ? throttled.Headers.RetryAfter?.Delta <= LongestPauseWorthWaitingFor
            : IsDown(outcome);
}
