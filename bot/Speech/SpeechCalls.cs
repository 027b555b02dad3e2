using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Bot.Speech.Azure;

namespace ChorusAssistant.Bot.Speech;

/// <summary>What the endpoints do once they know whose conversation it is. What cannot be done is refused before a limit is touched or a body is read.</summary>
internal sealed class SpeechCalls(SpeechEngines engines, AzureTokens azure, SpeechOptions options, RateLimits limits)
{
    private const string Wav = "audio/wav";

    public async Task TokenAsync(HttpContext http, Credential credential)
    {
        if (options.Provider != SpeechProvider.Azure)
        {
            throw new SpeechException(SpeechRefusal.NotAzure);
        }

        Limit(limits.TakeSpeechToken(credential.ConversationId!));
        var (token, expiresIn) = await azure.GetAsync(http.RequestAborted);
        var body = new AzureTokenBody(token, options.Region, options.Host.Length > 0 ? options.Host : null, expiresIn);
        await DirectLineBodies.WriteAsync(http, StatusCodes.Status200OK, body, SpeechJson.Default.AzureTokenBody);
    }

    public async Task TranscribeAsync(HttpContext http, Credential credential)
    {
        var transcriber = engines.Transcriber;
        Limit(limits.TakeTranscription(credential.ConversationId!));
        var samples = await SpeechRequests.ReadSoundAsync(http);
        var text = await transcriber.TranscribeAsync(samples, SpeechRequests.LanguageOf(http.Request.Query["locale"]), http.RequestAborted);
        await DirectLineBodies.WriteAsync(http, StatusCodes.Status200OK, new TranscriptBody(text), SpeechJson.Default.TranscriptBody);
    }

    public async Task SynthesizeAsync(HttpContext http, Credential credential)
    {
        var voice = engines.Voice;
        Limit(limits.TakeSynthesis(credential.ConversationId!));
        var sound = await voice.SpeakAsync(await SpeechRequests.ReadTextAsync(http), http.RequestAborted);
        http.Response.ContentType = Wav;
        http.Response.ContentLength = sound.Length;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(sound, http.RequestAborted);
    }

    private static void Limit(TimeSpan? wait)
    {
        if (wait is not null)
        {
            throw new SpeechException(SpeechRefusal.TooOften, wait);
        }
    }
}
