using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.PublicStructures;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>A public structure: by its SIRET, alone or inside a sentence, by its whole name, or by choice among those that the person runs.</summary>
internal sealed class PublicStructurePrompt(IReadOnlyList<ManagedStructure> managed) : Prompt<Siret>
{
    public override string Kind => "siret";

    public override IReadOnlyList<string> Choices { get; } = [.. managed.Select(structure => $"{structure.Name} ({structure.Siret.Digits})")];

    public override bool FillsFromSentence => true;

    public override PromptResult<Siret> Parse(PromptInput input)
    {
        if (Number.IsIn(input))
        {
            return Prompts.Siret.Parse(input);
        }

        var named = managed.Where(structure => input.Normalized.Contains(TextNormalizer.Normalize(structure.Name), StringComparison.Ordinal)).ToList();
        if (named is [var only])
        {
            return PromptResult<Siret>.Accept(only.Siret);
        }

        var choice = new ChoicePrompt(Choices).Parse(input);
        return choice is { Problem: null, Value: { } label }
            ? PromptResult<Siret>.Accept(managed[Choices.ToList().IndexOf(label)].Siret)
            : PromptResult<Siret>.Refuse(managed.Count > 0 ? "choose-again" : "siret-missing");
    }

    /// <summary>A number that is meant as a SIRET, right or wrong.</summary>
    internal static class Number
    {
        // Shorter ones are other things: a choice's number, a year, a postal code, an invoice's date.
        private const int ShortestMeant = 9;

        /// <summary>Whether digits enough stand together, with nothing but spaces and points between them, or were said one after the other.</summary>
        public static bool IsIn(PromptInput input)
        {
            var together = 0;
            foreach (var sign in input.Text)
            {
                together = char.IsAsciiDigit(sign) ? together + 1 : char.IsWhiteSpace(sign) || sign == '.' ? together : 0;
                if (together == ShortestMeant)
                {
                    return true;
                }
            }

            return DictatedDigits.In(input.Text).Length >= ShortestMeant;
        }

        /// <summary>What is wrong with the number in the sentence; null where there is none, or nothing wrong with it.</summary>
        public static string? ProblemIn(PromptInput? input) => input is not null && IsIn(input) ? Prompts.Siret.Parse(input).Problem : null;
    }
}
