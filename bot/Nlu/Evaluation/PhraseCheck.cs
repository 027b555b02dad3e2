using ChorusAssistant.Bot.Content;

namespace ChorusAssistant.Bot.Nlu.Evaluation;

/// <summary>Finds training phrases that say nothing new, or that two intents claim.</summary>
internal static class PhraseCheck
{
    public static IEnumerable<string> Problems(ContentLibrary content, string language)
    {
        var owners = new Dictionary<string, (string Intent, string Text)>(StringComparer.Ordinal);
        foreach (var intent in content.Intents(language))
        {
            foreach (var text in intent.Utterances)
            {
                var key = TextNormalizer.Normalize(text);
                if (owners.TryAdd(key, (intent.Name, text)))
                {
                    continue;
                }

                var (owner, same) = owners[key];
                yield return owner == intent.Name
                    ? $"{language}/{intent.Name}.yaml: '{text}' says the same as '{same}'."
                    : $"{language}/{intent.Name}.yaml: '{text}' contradicts {owner}.yaml, which has '{same}'.";
            }
        }
    }
}
