using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>The number of a document, alone or inside a sentence.</summary>
internal sealed class InvoiceNumberPrompt : Prompt<InvoiceNumber>
{
    public override string Kind => "invoice-number";

    public override bool FillsFromSentence => true;

    public override PromptResult<InvoiceNumber> Parse(PromptInput input)
    {
        // A number alone may look like nothing that a scanner would take for one inside a sentence.
        if (InvoiceNumber.TryParse(input.Text, out var alone) && alone.Text.Any(char.IsAsciiDigit))
        {
            return PromptResult<InvoiceNumber>.Accept(alone);
        }

        var found = input.EntitiesOf(EntityTypes.InvoiceNumber).Select(entity => entity.Value.ToString()).Distinct().ToList();
        return found switch
        {
            [var only] when InvoiceNumber.TryParse(only, out var number) => PromptResult<InvoiceNumber>.Accept(number),
            { Count: > 1 } => PromptResult<InvoiceNumber>.Refuse("invoice-number-several"),
            _ => PromptResult<InvoiceNumber>.Refuse("invoice-number-missing"),
        };
    }
}

/// <summary>An amount of euros above zero, with at most two decimals.</summary>
internal sealed class AmountPrompt : Prompt<decimal>
{
    private const decimal Most = 1_000_000_000;

    public override string Kind => "amount";

    public override PromptResult<decimal> Parse(PromptInput input)
    {
        var found = input.EntitiesOf(EntityTypes.Amount).ToList();
        if (found.Count == 0)
        {
            // Without a unit: asked for an amount, a number is one.
            found = [.. input.EntitiesOf(EntityTypes.Number)];
        }

        return found switch
        {
            [{ Value: var value }] when Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture) is > 0 and < Most and var euros
                && decimal.Round(euros, 2) == euros => PromptResult<decimal>.Accept(euros),
            { Count: > 1 } => PromptResult<decimal>.Refuse("amount-several"),
            _ => PromptResult<decimal>.Refuse("amount-missing"),
        };
    }
}
