using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>Yes or no to what is shown. The first choice is the yes; anything doubtful is asked again.</summary>
internal sealed class ConfirmPrompt(IReadOnlyList<string> choices) : Prompt<bool>
{
    // Long answers carry conditions ("oui mais ..."): they are no plain yes.
    private const int LongestAnswer = 60;
    private const double Certain = 0.8;

    public override string Kind => "confirm";

    public override IReadOnlyList<string> Choices => choices;

    public override PromptResult<bool> Parse(PromptInput input)
    {
        if (PlainAnswer(input) is { } plain)
        {
            return PromptResult<bool>.Accept(plain);
        }

        var text = input.Normalized;
        if (text.Length is > 0 and <= LongestAnswer && input.Recognized.Ranking is [var best, ..] && best.Confidence >= Certain && input.Recognized.Entities.Count == 0)
        {
            // A recognised yes that also holds a word of refusal is no yes.
            if (best.Name == "Confirm" && !input.Phrases.HoldsAny(PhraseNames.Negations, text))
            {
                return PromptResult<bool>.Accept(true);
            }

            if (best.Name == "Deny")
            {
                return PromptResult<bool>.Accept(false);
            }
        }

        return PromptResult<bool>.Refuse("confirm-again");
    }

    /// <summary>Yes or no where it is a button or one of the plain words; null where it would have to be guessed.</summary>
    public bool? PlainAnswer(PromptInput input)
    {
        var text = input.Normalized;
        if (Is(text, 0) || input.Phrases.Has(PhraseNames.Yes, text))
        {
            return true;
        }

        return Is(text, 1) || input.Phrases.Has(PhraseNames.No, text) ? false : null;
    }

    private bool Is(string text, int choice) => choice < choices.Count && text == Nlu.TextNormalizer.Normalize(choices[choice]);
}
