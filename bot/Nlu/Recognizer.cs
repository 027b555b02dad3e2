using ChorusAssistant.Bot.Nlu.Dates;
using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Bot.Nlu.Folding;
using ChorusAssistant.Bot.Nlu.Intents;

namespace ChorusAssistant.Bot.Nlu;

/// <summary>The embedded recognizer: linear models trained from the content files, and scanners written by hand.</summary>
internal sealed class Recognizer : IRecognizer
{
    private readonly Dictionary<string, IntentClassifier> _classifiers;
    private readonly LanguageDetector _languages;
    private readonly MicrosoftDateRecognizer _otherDates = new();

    public Recognizer(IReadOnlyDictionary<string, IntentClassifier> classifiers, LanguageDetector languages)
    {
        _classifiers = classifiers.ToDictionary(StringComparer.Ordinal);
        _languages = languages;
    }

    public RecognizerResult Recognize(string text, string locale, DateTimeOffset now)
    {
        var folded = FoldedText.Of(text);
        var entities = EntityReader.Read(folded, now, _otherDates);
        var language = _languages.Detect(folded, entities, locale);
        return new RecognizerResult(text, language, _classifiers[language].Rank(folded, entities), entities);
    }
}
