using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>"I do not want to activate but to deactivate": what is refused would count as wanted if it stayed.</summary>
internal static class RefusedClause
{
    public static void Drop(List<string> tokens, LanguageVocabulary vocabulary)
    {
        for (var start = 1; start < tokens.Count; start++)
        {
            if (LengthOfMatch(tokens, start, vocabulary.Asides) > 0)
            {
                tokens.RemoveRange(start, tokens.Count - start);
                break;
            }
        }

        for (var start = 0; start < tokens.Count; start++)
        {
            var opening = LengthOfMatch(tokens, start, vocabulary.Refusals);
            if (opening == 0)
            {
                continue;
            }

            for (var turn = start + opening; turn < tokens.Count; turn++)
            {
                var turning = LengthOfMatch(tokens, turn, vocabulary.Turns);
                if (turning > 0 && turn + turning < tokens.Count)
                {
                    tokens.RemoveRange(start, turn + turning - start);
                    return;
                }
            }
        }
    }

    private static int LengthOfMatch(List<string> tokens, int start, IReadOnlyList<string[]> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Matches(tokens, start, phrase))
            {
                return phrase.Length;
            }
        }

        return 0;
    }

    private static bool Matches(List<string> tokens, int start, string[] phrase)
    {
        if (start + phrase.Length > tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (tokens[start + i] != phrase[i])
            {
                return false;
            }
        }

        return true;
    }
}
