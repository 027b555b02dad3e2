using System.Collections.Frozen;
using ChorusAssistant.Bot.Nlu.Encoders;
using ChorusAssistant.Bot.Nlu.Folding;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>The intents of one language, ranked for a text.</summary>
internal sealed class IntentClassifier
{
    // A phrase that the team wrote down itself is beyond doubt, whatever the model makes of its neighbours.
    private const float ExactConfidence = 0.99f;

    private readonly IntentModel _model;
    private readonly LanguageVocabulary _vocabulary;
    private readonly UtteranceReader _reader;
    private readonly FrozenDictionary<string, int> _exact;

    private readonly EncodedClassifier? _secondOpinion;

    public IntentClassifier(
        IntentModel model, LanguageVocabulary vocabulary, IEnumerable<(string Text, string Intent)> phrases, EncodedClassifier? secondOpinion = null)
    {
        _secondOpinion = secondOpinion;
        _model = model;
        _vocabulary = vocabulary;
        _reader = new UtteranceReader(vocabulary);
        _exact = phrases.Select(phrase => (Key: TextNormalizer.Normalize(phrase.Text), Label: model.Labels.ToList().IndexOf(phrase.Intent)))
            .Where(phrase => phrase.Key.Length > 0)
            .DistinctBy(phrase => phrase.Key)
            .ToFrozenDictionary(phrase => phrase.Key, phrase => phrase.Label, StringComparer.Ordinal);
    }

    /// <summary>Every intent, the likeliest first. A text without a word is out of scope.</summary>
    public IReadOnlyList<IntentScore> Rank(FoldedText text, IReadOnlyList<Entity> entities)
    {
        var tokens = _reader.Read(text, entities);
        var probabilities = new float[_model.Labels.Count];
        if (tokens.Count == 0 && _model.NoneLabel >= 0)
        {
            probabilities[_model.NoneLabel] = 1;
        }
        else
        {
            _model.Score(tokens, _vocabulary.Concepts, probabilities);
            _secondOpinion?.Blend(text.Source, probabilities);
        }

        if (_exact.TryGetValue(TextNormalizer.Normalize(text), out var known))
        {
            Raise(probabilities, known);
        }

        var ranking = new IntentScore[probabilities.Length];
        for (var i = 0; i < ranking.Length; i++)
        {
            ranking[i] = new IntentScore(_model.Labels[i], Math.Round(probabilities[i], 4));
        }

        Array.Sort(probabilities, ranking);
        Array.Reverse(ranking);
        return ranking;
    }

    private static void Raise(float[] probabilities, int label)
    {
        if (probabilities[label] >= ExactConfidence)
        {
            return;
        }

        var others = 1 - probabilities[label];
        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] = i == label ? ExactConfidence : probabilities[i] * (1 - ExactConfidence) / others;
        }
    }
}
