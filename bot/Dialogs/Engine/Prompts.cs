using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Bot.Nlu.Entities;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>The prompts that dialogs share.</summary>
public static class Prompts
{
    /// <summary>An e-mail address, typed or dictated, alone or inside a sentence.</summary>
    public static readonly Prompt<EmailAddress> EmailAddress = new EmailAddressPrompt();

    /// <summary>A SIRET, typed with or without spaces, alone or inside a sentence.</summary>
    public static readonly Prompt<Siret> Siret = new SiretPrompt();

    /// <summary>The number of an invoice or another document, alone or inside a sentence.</summary>
    public static readonly Prompt<InvoiceNumber> InvoiceNumber = new InvoiceNumberPrompt();

    /// <summary>An amount of euros above zero.</summary>
    public static readonly Prompt<decimal> Amount = new AmountPrompt();

    /// <summary>Free text of at most that many characters.</summary>
    public static Prompt<string> Text(int maximumLength) => new TextPrompt(maximumLength);

    private sealed class EmailAddressPrompt : Prompt<EmailAddress>
    {
        private const string Separators = "<>()[]{}\"«»“”,;:=/|";
        private const string Ornaments = "*_'’`";

        public override string Kind => "email";

        public override bool FillsFromSentence => true;

        public override PromptResult<EmailAddress> Parse(PromptInput input)
        {
            var found = input.EntitiesOf(EntityTypes.Email).Select(entity => Whole(input.Text, entity)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (found.Count > 1)
            {
                return PromptResult<EmailAddress>.Refuse("email-several");
            }

            // Without an entity, the word with an @ is what was meant; without that, the whole answer.
            var candidate = found.FirstOrDefault()
                ?? input.Text.Split((char[])[' ', '\u00A0', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word.Contains('@'))
                ?? input.Text;
            return Domain.Identifiers.EmailAddress.TryParse(candidate, out var address, out var problem)
                ? PromptResult<EmailAddress>.Accept(address)
                : PromptResult<EmailAddress>.Refuse(problem switch
                {
                    EmailAddressProblem.SeveralAts => "email-several-ats",
                    EmailAddressProblem.MissingName => "email-missing-name",
                    EmailAddressProblem.MissingDomain => "email-missing-domain",
                    EmailAddressProblem.InvalidCharacters => "email-invalid-characters",
                    EmailAddressProblem.TooLong => "email-too-long",
                    EmailAddressProblem.MissingAt or EmailAddressProblem.Empty or EmailAddressProblem.None or _ => "email-missing-at",
                });
        }

        /// <summary>
        /// The address with what is written onto its front: of "jeanne.o'neil@exemple.fr" the recognizer sees the last part, which may
        /// well be somebody else's address.
        /// </summary>
        private static string Whole(string text, Entity address)
        {
            var start = text.IndexOf(address.Text, StringComparison.Ordinal);
            var begin = start;
            while (begin > 0 && !char.IsWhiteSpace(text[begin - 1]) && !Separators.Contains(text[begin - 1], StringComparison.Ordinal))
            {
                begin--;
            }

            var front = begin < start ? text[begin..start].TrimStart(Ornaments.ToCharArray()) : "";
            return front + address.Value;
        }
    }

    private sealed class SiretPrompt : Prompt<Siret>
    {
        public override string Kind => "siret";

        public override bool FillsFromSentence => true;

        public override PromptResult<Siret> Parse(PromptInput input)
        {
            var found = input.EntitiesOf(EntityTypes.Siret).Select(entity => entity.Value.ToString()).Distinct().ToList();
            if (found.Count > 1)
            {
                return PromptResult<Siret>.Refuse("siret-several");
            }

            if (Domain.Identifiers.Siret.TryParse(found.FirstOrDefault() ?? input.Text, out var siret))
            {
                return PromptResult<Siret>.Accept(siret);
            }

            // Said in words, a wrong number has no digit to count.
            var digits = Math.Max(input.Text.Count(char.IsAsciiDigit), DictatedDigits.In(input.Text).Length);
            return PromptResult<Siret>.Refuse(digits switch
            {
                0 => "siret-missing",
                Domain.Identifiers.Siret.Length => "siret-wrong-checksum",
                Domain.Identifiers.Siren.Length => "siret-is-a-siren",
                _ => "siret-wrong-length",
            });
        }
    }

    private sealed class TextPrompt(int maximumLength) : Prompt<string>
    {
        public override string Kind => "text";

        public override PromptResult<string> Parse(PromptInput input) => input.Text.Length switch
        {
            0 => PromptResult<string>.Refuse("text-empty"),
            var length when length > maximumLength => PromptResult<string>.Refuse("text-too-long"),
            _ => PromptResult<string>.Accept(input.Text),
        };
    }
}
