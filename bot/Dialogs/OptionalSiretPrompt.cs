using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>A SIRET, or the label that says that there is none. It is not taken from the first sentence, where another one stands.</summary>
internal sealed class OptionalSiretPrompt(string none) : Prompt<OptionalSiret>
{
    public override string Kind => "siret";

    public override IReadOnlyList<string> Choices { get; } = [none];

    public override PromptResult<OptionalSiret> Parse(PromptInput input)
    {
        if (TextNormalizer.Normalize(none) == input.Normalized || input.Phrases.Has(PhraseNames.No, input.Normalized))
        {
            return PromptResult<OptionalSiret>.Accept(new OptionalSiret(null));
        }

        var siret = Prompts.Siret.Parse(input);
        return siret.Problem is { } problem ? PromptResult<OptionalSiret>.Refuse(problem) : PromptResult<OptionalSiret>.Accept(new OptionalSiret(siret.Value));
    }
}

/// <summary>An answer that may be "none".</summary>
internal sealed record OptionalSiret(Siret? Siret);
