using ChorusAssistant.Bot.Content;

namespace ChorusAssistant.Bot.Nlu.Evaluation;

/// <summary>Finds training phrases that say nothing new, or that two intents claim.</summary>
internal static class PhraseCheck
{
    public static IEnumerable<string> Problems(ContentLibrary content, string language)
    {
        var owners = new Dictionary<string, (string Intent, string Text, long Line)>(StringComparer.Ordinal);
        foreach (var intent in content.Intents(language))
        {
            foreach (var (text, line) in intent.Utterances.Zip(intent.UtteranceLines))
            {
                var key = TextNormalizer.Normalize(text);
                if (owners.TryAdd(key, (intent.Name, text, line)))
                {
                    continue;
                }

                var (owner, same, earlier) = owners[key];
                yield return owner == intent.Name
                    ? $"{language}/{intent.Name}.yaml:{line}: '{text}' says the same as '{same}' of line {earlier}."
                    : $"{language}/{intent.Name}.yaml:{line}: '{text}' contradicts {language}/{owner}.yaml:{earlier}, which has '{same}'.";
            }
        }
    }
}
