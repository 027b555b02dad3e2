using System.Diagnostics;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Bot.Speech.Azure;

namespace ChorusAssistant.Bot.Speech;

/// <summary>Voice for the widget. Who holds a conversation's token may speak, signed in or not; sounds and texts are kept nowhere and logged nowhere.</summary>
internal static class SpeechEndpoints
{
    private const string Section = "Speech";

    /// <summary>Maps <c>/api/speech</c> and what is below it.</summary>
    public static void MapSpeech(this WebApplication app)
    {
        var speech = app.MapGroup("/api/speech").WithTags("Speech");
        speech.MapGet("", AbilitiesAsync)
            .WithName("SpeechAbilities").WithSummary("What the server can hear and say").Produces<SpeechAbilities>();
        Describe(speech.MapPost("/token", (HttpContext http, SpeechCalls calls) => RunAsync(http, "token", credential => calls.TokenAsync(http, credential))), 404, 502, 503)
            .WithName("SpeechToken").WithSummary("A short-lived token for Azure's speech service, where it is the provider").Produces<AzureTokenBody>();
        Describe(speech.MapPost("/transcribe", (HttpContext http, SpeechCalls calls) => RunAsync(http, "transcribe", credential => calls.TranscribeAsync(http, credential))), 400, 413, 415, 503)
            .WithName("TranscribeSpeech").WithSummary("The words of a recording")
            .WithDescription("Body: audio/wav, 16-bit PCM, mono or stereo, at most 30 s, or a multipart form with the field file. Query: locale (fr-FR, en-GB). An empty text means that nothing was heard.")
            .Produces<TranscriptBody>();
        Describe(speech.MapPost("/synthesize", (HttpContext http, SpeechCalls calls) => RunAsync(http, "synthesize", credential => calls.SynthesizeAsync(http, credential))), 400, 413, 503)
            .WithName("SynthesizeSpeech").WithSummary("A text read aloud")
            .WithDescription("Body: JSON {text, locale?, rate?}; text in its spoken form, at most 1,000 characters; rate from 0.5 to 2.")
            .Produces(StatusCodes.Status200OK, contentType: "audio/wav");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, params ReadOnlySpan<int> problems)
    {
        foreach (var status in (ReadOnlySpan<int>)[401, 403, 429, .. problems])
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint;
    }

    private static Task AbilitiesAsync(HttpContext http, SpeechEngines engines) =>
        DirectLineBodies.WriteAsync(http, StatusCodes.Status200OK, engines.Abilities, SpeechJson.Default.SpeechAbilities);

    private static async Task RunAsync(HttpContext http, string operation, Func<Credential, Task> call)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await call(await CredentialAsync(http));
        }
        catch (SpeechException refused)
        {
            await WriteAsync(http, refused.Refusal, refused.RetryAfter);
        }
        catch (DirectLineException refused) when (refused.Error == DirectLineError.TooLarge)
        {
            await WriteAsync(http, SpeechRefusal.TooLong, null);
        }
        catch (BadHttpRequestException broken) when (!http.Response.HasStarted)
        {
            await WriteAsync(http, broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? SpeechRefusal.TooLong : SpeechRefusal.BrokenRequest, null);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left; there is nobody to answer.
            http.Abort();
        }
        finally
        {
            http.RequestServices.GetRequiredService<SpeechMetrics>().Answered(operation, http.Response.StatusCode, Stopwatch.GetElapsedTime(started));
        }
    }

    // The token of a conversation, not the secret: limits are counted by conversation. The conversation itself is not read, so that speech needs no database.
    private static async Task<Credential> CredentialAsync(HttpContext http)
    {
        try
        {
            var credential = await http.RequestServices.GetRequiredService<Credentials>().RequireAsync(http);
            return credential.IsSecret ? throw new SpeechException(SpeechRefusal.CredentialRefused) : credential;
        }
        catch (DirectLineException refused)
        {
            throw new SpeechException(
                refused.Error == DirectLineError.Unauthorized ? SpeechRefusal.NoCredential
                : refused.Error == DirectLineError.TokenExpired ? SpeechRefusal.TokenExpired
                : refused.Error == DirectLineError.OriginRefused ? SpeechRefusal.OriginRefused
                : SpeechRefusal.CredentialRefused);
        }
    }

    private static async Task WriteAsync(HttpContext http, SpeechRefusal refusal, TimeSpan? retryAfter)
    {
        var language = SpeechRequests.LanguageOf(http.Request.Query["locale"]);
        var words = http.RequestServices.GetRequiredService<ContentLibrary>().Reply(Section, refusal.Code, language).Text;
        http.Response.Headers.CacheControl = "no-store";
        if (retryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = SpeechRequests.Seconds(wait);
        }

        await TypedResults.Problem(words, statusCode: refusal.Status, extensions: [new("code", refusal.Code)]).ExecuteAsync(http);
    }
}
