using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Bot.Nlu.Folding;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>From phrases to a calibrated model.</summary>
internal static class IntentTraining
{
    /// <param name="phrases">Training phrases and their intents, in a stable order.</param>
    /// <param name="language">Whose short forms and concepts to use.</param>
    /// <param name="options">How to train.</param>
    public static IntentModel Train(IReadOnlyList<(string Text, string Intent)> phrases, string language, TrainingOptions options)
    {
        var vocabulary = LanguageVocabulary.For(language);
        var labels = phrases.Select(phrase => phrase.Intent).Distinct().Order(StringComparer.Ordinal).ToList();
        var utterances = phrases.Select(phrase => new LabelledUtterance(Words(phrase.Text, vocabulary), labels.IndexOf(phrase.Intent))).ToList();
        var calibration = options.IsCalibrated
            ? new Calibrator(vocabulary.Concepts, options).Calibrate(utterances, labels.Count, labels.IndexOf(IntentNames.None))
            : Calibration.Neutral;
        var (table, weights, words) = new IntentTrainer(vocabulary.Concepts, options).Train(utterances, labels.Count);
        return new IntentModel(labels, table, weights, words, calibration);
    }

    private static List<string> Words(string phrase, LanguageVocabulary vocabulary)
    {
        var folded = FoldedText.Of(phrase);
        return new UtteranceReader(vocabulary).Read(folded, EntityReader.Read(folded, DateTimeOffset.UnixEpoch));
    }
}
