using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Bot.Nlu.Folding;
using ChorusAssistant.Bot.Nlu.Intents;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Evaluation;

/// <summary>How well phrases predict each other: every phrase is answered by a model that has not seen it.</summary>
internal static class CrossValidation
{
    /// <param name="phrases">Phrases and their intents.</param>
    /// <param name="language">Whose short forms and concepts to use.</param>
    /// <param name="folds">Into how many parts the phrases are dealt.</param>
    /// <param name="options">How to train.</param>
    /// <param name="isMistyped">Whether to ask with typing errors.</param>
    public static EvaluationReport Run(IReadOnlyList<(string Text, string Intent)> phrases, string language, int folds, TrainingOptions options, bool isMistyped = false)
    {
        // Dealt in a stable shuffle: neighbours in a file are often variants of each other.
        var shuffled = phrases.ToArray();
        new StableRandom(7).Shuffle(shuffled.AsSpan());
        var answers = new EvaluatedText[shuffled.Length];
        var asked = shuffled.Select(phrase => isMistyped ? Mistype(phrase.Text, language) : phrase.Text).ToArray();
        Parallel.For(0, folds, fold =>
        {
            var train = shuffled.Where((_, i) => i % folds != fold).ToList();
            var model = IntentTraining.Train(train, language, options);
            var classifier = new IntentClassifier(model, LanguageVocabulary.For(language), train);
            for (var i = fold; i < shuffled.Length; i += folds)
            {
                var folded = FoldedText.Of(asked[i]);
                var ranking = classifier.Rank(folded, EntityReader.Read(folded, DateTimeOffset.UnixEpoch));
                answers[i] = new EvaluatedText(asked[i], shuffled[i].Intent, ranking[0].Name, ranking[1].Name);
            }
        });
        return new EvaluationReport(answers);
    }

    private static string Mistype(string text, string language)
    {
        var tokens = new UtteranceReader(LanguageVocabulary.For(language)).Read(FoldedText.Of(text), []);
        return tokens.Count == 0 ? text : string.Join(' ', TypingNoise.Apply(tokens, new StableRandom((ulong)text.Length)));
    }
}
