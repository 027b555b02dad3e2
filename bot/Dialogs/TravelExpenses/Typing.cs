namespace ChorusAssistant.Bot.Dialogs.TravelExpenses;

/// <summary>Typing errors.</summary>
internal static class Typing
{
    /// <summary>Whether the words differ by one letter that is missing, added, wrong or swapped with its neighbour.</summary>
    public static bool IsOneErrorApart(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        if (Math.Abs(typed.Length - word.Length) > 1)
        {
            return false;
        }

        var start = typed.CommonPrefixLength(word);
        typed = typed[start..];
        word = word[start..];
        while (typed.Length > 0 && word.Length > 0 && typed[^1] == word[^1])
        {
            typed = typed[..^1];
            word = word[..^1];
        }

        return (typed.Length <= 1 && word.Length <= 1) || (typed.Length == 2 && word.Length == 2 && typed[0] == word[1] && typed[1] == word[0]);
    }
}
