using ChorusAssistant.Bot.Nlu.Vocabulary;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>"Not my account, the structure": what is refused would count as wanted if it stayed.</summary>
internal static class RefusedClause
{
    /// <summary>Stands in the tokens where a comma or a full stop was.</summary>
    public const string Boundary = ",";

    // A refusal alone ("pas la peine") is all that was said, and stays.
    private const int FewestLeft = 2;

    /// <summary>Drops what is refused, and the boundaries.</summary>
    public static void Drop(List<string> tokens, LanguageVocabulary vocabulary)
    {
        DropAside(tokens, vocabulary);
        DropBeforeTurn(tokens, vocabulary);
        DropWholeClauses(tokens, vocabulary);
        tokens.RemoveAll(token => token == Boundary);
    }

    // "... and not my account".
    private static void DropAside(List<string> tokens, LanguageVocabulary vocabulary)
    {
        for (var start = 1; start < tokens.Count; start++)
        {
            if (LengthOfMatch(tokens, start, vocabulary.Asides) > 0)
            {
                tokens.RemoveRange(start, EndOfClause(tokens, start) - start);
                return;
            }
        }
    }

    // "I do not want to activate but to deactivate".
    private static void DropBeforeTurn(List<string> tokens, LanguageVocabulary vocabulary)
    {
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

    // "Not my password, the one of the API", "it is not my account, it is the structure".
    private static void DropWholeClauses(List<string> tokens, LanguageVocabulary vocabulary)
    {
        for (var start = 0; start < tokens.Count;)
        {
            var end = EndOfClause(tokens, start);
            var isDenied = LengthOfMatch(tokens, start, vocabulary.Denials) > 0;
            var isReplaced = end < tokens.Count && LengthOfMatch(tokens, start, vocabulary.Refusals) > 0 && LengthOfMatch(tokens, end + 1, vocabulary.Resumptions) > 0;
            var left = tokens.Count - tokens.Count(token => token == Boundary) - (end - start);
            if ((isDenied || isReplaced) && left >= FewestLeft)
            {
                tokens.RemoveRange(start, Math.Min(end + 1, tokens.Count) - start);
                continue;
            }

            start = end + 1;
        }
    }

    private static int EndOfClause(List<string> tokens, int start)
    {
        var end = tokens.IndexOf(Boundary, start);
        return end < 0 ? tokens.Count : end;
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
