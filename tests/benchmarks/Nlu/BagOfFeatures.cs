using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Bot.Nlu.Folding;
using ChorusAssistant.Bot.Nlu.Intents;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Benchmarks.Nlu;

/// <summary>The product's own features, so that a comparison shows what the classifier adds to them.</summary>
internal sealed class BagOfFeatures(string language)
{
    private readonly LanguageVocabulary _vocabulary = LanguageVocabulary.For(language);

    public ulong[] Of(string text)
    {
        var folded = FoldedText.Of(text);
        var tokens = new UtteranceReader(_vocabulary).Read(folded, EntityReader.Read(folded, DateTimeOffset.UnixEpoch));
        using var features = UtteranceFeatures.Of(tokens, _vocabulary.Concepts, unknownWords: 0);
        return features.Features.ToArray();
    }
}
