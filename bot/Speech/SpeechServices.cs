using ChorusAssistant.Bot.Speech.Azure;
using ChorusAssistant.Bot.Speech.Recognition;
using ChorusAssistant.Bot.Speech.Recognition.Whisper;
using ChorusAssistant.Bot.Speech.Synthesis;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Speech;

/// <summary>Registers the server's side of voice.</summary>
public static class SpeechServices
{
    /// <summary>Adds the options, and the engines that they name.</summary>
    public static IServiceCollection AddSpeech(this IServiceCollection services)
    {
        services.AddOptions<SpeechOptions>().BindConfiguration(SpeechOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SpeechOptions>, SpeechOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SpeechOptions>>().Value);
        AddClient(services, SpeechEngine.Client);
        AddClient(services, AzureTokens.Client);
        services.AddSingleton<AzureTokens>();
        services.AddSingleton<SpeechEngine>();
        services.AddSingleton(_ => InventedText.Load());
        services.AddSingleton<ITranscriber>(provider =>
            provider.GetRequiredService<SpeechOptions>() is { ModelPath: "", Engine.Listens: true }
                ? ActivatorUtilities.CreateInstance<EngineTranscriber>(provider)
                : ActivatorUtilities.CreateInstance<WhisperTranscriber>(provider));
        services.AddSingleton<IVoice>(provider => new RememberedVoice(
            provider.GetRequiredService<SpeechOptions>().Engine.Speaks
                ? ActivatorUtilities.CreateInstance<EngineVoice>(provider)
                : ActivatorUtilities.CreateInstance<EspeakVoice>(provider)));
        services.AddSingleton<SpeechEngines>();
        services.AddHostedService(provider => provider.GetRequiredService<SpeechEngines>());
        services.AddSingleton<SpeechMetrics>();
        services.AddSingleton<SpeechCalls>();
        return services;
    }

    // A redirection would carry a key or a voice to an address that nobody configured. Requests hold people's words: no log of them.
    private static void AddClient(IServiceCollection services, string name) => services.AddHttpClient(name)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        .RemoveAllLoggers();
}
