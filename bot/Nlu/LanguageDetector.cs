using ChorusAssistant.Bot.Nlu.Folding;
using ChorusAssistant.Bot.Nlu.Intents;
using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu;

/// <summary>Tells the language of a text: the locale's, unless the words clearly speak another one.</summary>
/// <param name="model">A model whose labels are languages.</param>
internal sealed class LanguageDetector(IntentModel model)
{
    // Both languages share the portal's words and names: only a clear case changes the language of a conversation.
    private const float Clear = 0.9f;

    private readonly UtteranceReader _reader = new(LanguageVocabulary.For(""));

    public string Detect(FoldedText text, IReadOnlyList<Entity> entities, string locale)
    {
        Span<float> probabilities = stackalloc float[model.Labels.Count];
        model.Score(_reader.Read(text, entities), LanguageVocabulary.For("").Concepts, probabilities);
        var own = -1;
        var best = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            best = probabilities[i] > probabilities[best] ? i : best;
            own = locale.StartsWith(model.Labels[i], StringComparison.OrdinalIgnoreCase) ? i : own;
        }

        return model.Labels[own < 0 || probabilities[best] >= Clear ? best : own];
    }
}
