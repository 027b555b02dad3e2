using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>Free text, or one of the labels that say that there is none.</summary>
internal sealed class OptionalTextPrompt(int maximumLength, IReadOnlyList<string> labels) : Prompt<OptionalText>
{
    public override string Kind => "text";

    public override IReadOnlyList<string> Choices => labels;

    public override PromptResult<OptionalText> Parse(PromptInput input)
    {
        if (labels.Any(label => TextNormalizer.Normalize(label) == input.Normalized) || input.Phrases.Has(PhraseNames.No, input.Normalized))
        {
            return PromptResult<OptionalText>.Accept(new OptionalText(null));
        }

        return input.Text.Length switch
        {
            0 => PromptResult<OptionalText>.Refuse("text-empty"),
            var length when length > maximumLength => PromptResult<OptionalText>.Refuse("text-too-long"),
            _ => PromptResult<OptionalText>.Accept(new OptionalText(input.Text)),
        };
    }
}

/// <summary>What was written, or nothing.</summary>
public sealed record OptionalText(string? Text);
