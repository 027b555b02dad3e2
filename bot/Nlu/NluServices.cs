using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu.Encoders;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Nlu;

public static class NluServices
{
    /// <summary>
    /// Registers <see cref="IRecognizer"/> and the <see cref="PhraseBook"/>. Resolve it once at start: a first start trains for a few seconds, later ones read the cache.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="storageDirectory">Where run-time files may be written; models go to its sub-folder <c>nlu</c>.</param>
    public static IServiceCollection AddNlu(this IServiceCollection services, Func<IServiceProvider, string> storageDirectory)
    {
        services.AddOptions<EncoderOptions>().BindConfiguration(EncoderOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => PhraseBook.Load(Path.Combine(ContentServices.DirectoryOf(provider.GetRequiredService<IConfiguration>()), "Phrases")))
            .AddSingleton<IRecognizer>(provider => CreateRecognizer(provider, Path.Combine(storageDirectory(provider), "nlu")));
    }

    private static Recognizer CreateRecognizer(IServiceProvider provider, string cacheFolder)
    {
        var options = provider.GetRequiredService<IOptions<EncoderOptions>>().Value;
        return new RecognizerFactory(provider.GetRequiredService<ContentLibrary>(), cacheFolder, options.IsConfigured ? OnnxSentenceEncoder.Load(options) : null, options.Share).Create();
    }
}
