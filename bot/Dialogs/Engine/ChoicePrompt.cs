using System.Globalization;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>One of several labels: by button, by its number in the list, by an ordinal, or by words that only one label has.</summary>
internal sealed class ChoicePrompt(IReadOnlyList<string> labels) : Prompt<string>
{
    private const int ShortestWord = 3;

    public override string Kind => "choice";

    public override IReadOnlyList<string> Choices => labels;

    public override PromptResult<string> Parse(PromptInput input)
    {
        var text = input.Normalized;
        var index = Exact(text);
        index = index >= 0 ? index : ByNumber(text, input.Phrases);
        index = index >= 0 ? index : ByWords(text);
        return index >= 0 ? PromptResult<string>.Accept(labels[index]) : PromptResult<string>.Refuse("choose-again");
    }

    private int Exact(string text)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (TextNormalizer.Normalize(labels[i]) == text)
            {
                return i;
            }
        }

        return -1;
    }

    private int ByNumber(string text, Phrases phrases)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= labels.Count)
        {
            return number - 1;
        }

        for (var i = 0; i < labels.Count; i++)
        {
            if (phrases.Has(PhraseNames.Ordinal(i + 1), text))
            {
                return i;
            }
        }

        return phrases.Has(PhraseNames.Last, text) ? labels.Count - 1 : -1;
    }

    // Articles and the like tell labels apart by accident only; a code ("A4") does so on purpose.
    private static bool Tells(string word) => word.Length >= ShortestWord || word.Any(char.IsAsciiDigit);

    private int ByWords(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(Tells).ToList();
        if (words.Count == 0)
        {
            return -1;
        }

        var found = -1;
        for (var i = 0; i < labels.Count; i++)
        {
            var label = TextNormalizer.Normalize(labels[i]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!words.TrueForAll(word => label.Contains(word, StringComparer.Ordinal)))
            {
                continue;
            }

            if (found >= 0)
            {
                // Two labels fit: choosing for the user would be guessing.
                return -1;
            }

            found = i;
        }

        return found;
    }
}

/// <summary>Waits for a sign-in; no text answers it.</summary>
internal sealed class SignInPrompt : Prompt<bool>
{
    public override string Kind => "sign-in";

    public override PromptResult<bool> Parse(PromptInput input) => PromptResult<bool>.Refuse("still-signed-out");
}
