using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu.Encoders;
using ChorusAssistant.Bot.Nlu.Intents;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu;

/// <summary>Makes the recognizer from the content: out of the cache where the content is unchanged, by training otherwise.</summary>
/// <param name="content">The phrases.</param>
/// <param name="cacheFolder">Where trained models are kept.</param>
/// <param name="encoder">A second opinion on every sentence, or null.</param>
/// <param name="encoderShare">What that opinion weighs, from 0 to 1.</param>
internal sealed class RecognizerFactory(ContentLibrary content, string cacheFolder, ISentenceEncoder? encoder = null, double encoderShare = 0)
{
    // Raised when the code that trains changes: models of an older version are trained again.
    private const string ModelVersion = "5";

    public Recognizer Create()
    {
        var languages = ContentLibrary.Languages.Where(language => content.Intents(language).Count > 0).ToList();
        var classifiers = languages.ToDictionary(language => language, CreateClassifier);
        var detector = Model("language", "", TrainingOptions.Language, languages.SelectMany(language => PhrasesOf(language).Select(phrase => (phrase.Text, language))).ToList());
        return new Recognizer(classifiers, new LanguageDetector(detector));
    }

    internal List<(string Text, string Intent)> PhrasesOf(string language) =>
        content.Intents(language).SelectMany(intent => intent.Utterances.Select(text => (text, intent.Name))).ToList();

    private IntentClassifier CreateClassifier(string language)
    {
        var phrases = PhrasesOf(language);
        return new IntentClassifier(
            Model($"intents-{language}", language, TrainingOptions.Default, phrases), LanguageVocabulary.For(language), phrases, SecondOpinion(language, phrases));
    }

    private EncodedClassifier? SecondOpinion(string language, List<(string Text, string Intent)> phrases) =>
        encoder is null ? null : new EncodedClassifier(
            encoder,
            Cached($"encoded-{language}", KeyOf(language, TrainingOptions.Default, phrases) + encoder.Hash, () => EncodedTraining.Train(phrases, encoder)),
            (float)encoderShare);

    private IntentModel Model(string name, string language, TrainingOptions options, List<(string Text, string Intent)> phrases) =>
        Cached(name, KeyOf(language, options, phrases), () => IntentTraining.Train(phrases, language, options));

    private IntentModel Cached(string name, string key, Func<IntentModel> train)
    {
        var path = Path.Combine(cacheFolder, $"{name}.model");
        if (IntentModelFile.TryRead(path, key) is { } cached)
        {
            return cached;
        }

        var model = train();
        IntentModelFile.Write(path, key, model);
        return model;
    }

    private static string KeyOf(string language, TrainingOptions options, List<(string Text, string Intent)> phrases)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{ModelVersion}\n{JsonSerializer.Serialize(options)}\n{LanguageVocabulary.For(language).Source}\n"));
        foreach (var (text, intent) in phrases)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{intent}\t{text}\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
