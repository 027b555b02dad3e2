using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>An invoice that a person may mean.</summary>
/// <param name="Id">The portal's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Partner">The other side's name.</param>
public sealed record ListedInvoice(long Id, InvoiceNumber Number, string Partner)
{
    /// <summary>What its button says.</summary>
    public string Label => $"{Number} – {Partner}";
}

/// <summary>Which invoice? By button, number, place in the list or words of the other side's name, alone or in a sentence.</summary>
internal sealed class InvoicePrompt(IReadOnlyList<ListedInvoice> listed, InvoicePromptOptions options) : Prompt<NamedInvoice>
{
    private const int MostButtons = 8;
    private const int MostNumberParts = 4;
    private const int ShortestNameWord = 4;

    private static readonly char[] Spaces = [' ', '\u00A0', '\t', '\n'];
    private static readonly char[] Ornaments = [',', '.', ';', ':', '!', '?', '(', ')', '«', '»', '"', '\'', '’', '*', '#', '°'];

    private readonly ChoicePrompt _buttons = new([.. listed.Take(MostButtons).Select(invoice => invoice.Label), .. options.Extra]);

    public override string Kind => "invoice";

    public override IReadOnlyList<string> Choices => _buttons.Choices;

    public override bool FillsFromSentence => options.FillsFromSentence;

    public override PromptResult<NamedInvoice> Parse(PromptInput input)
    {
        if (listed.Take(MostButtons).FirstOrDefault(invoice => TextNormalizer.Normalize(invoice.Label) == input.Normalized) is { } pressed)
        {
            return PromptResult<NamedInvoice>.Accept(new NamedInvoice(Id: pressed.Id));
        }

        return ByNumber(input) ?? ByPhrase(input) ?? ByPlace(input) ?? ByPartner(input) ?? PromptResult<NamedInvoice>.Refuse("choose-again");
    }

    private PromptResult<NamedInvoice>? ByNumber(PromptInput input)
    {
        var known = KnownNumbersIn(input.Text);
        if (known.Count == 1 && listed.Where(invoice => invoice.Number == known[0]).ToList() is var same)
        {
            return PromptResult<NamedInvoice>.Accept(same.Count == 1 ? new NamedInvoice(Id: same[0].Id) : new NamedInvoice(Number: known[0]));
        }

        List<InvoiceNumber> numbers = known.Count > 1 ? known : [.. SpokenNumbers(input)];
        return numbers.Count switch
        {
            0 => null,
            1 => PromptResult<NamedInvoice>.Accept(new NamedInvoice(Number: numbers[0])),
            _ => PromptResult<NamedInvoice>.Refuse("invoice-several"),
        };
    }

    /// <summary>What the recognizer takes for a number; a lone word with a digit that is not a place in the list is one, too.</summary>
    private IEnumerable<InvoiceNumber> SpokenNumbers(PromptInput input)
    {
        var texts = input.EntitiesOf(EntityTypes.InvoiceNumber).Select(entity => entity.Text).ToList();
        if (texts.Count == 0 && !input.Text.Any(char.IsWhiteSpace) && input.Text.Any(char.IsAsciiDigit) && _buttons.Parse(input).Problem is not null)
        {
            texts.Add(input.Text.Trim(Ornaments));
        }

        return texts.Select(text => InvoiceNumber.TryParse(text, out var number) ? number : null).OfType<InvoiceNumber>().DistinctBy(number => number.Bare);
    }

    private PromptResult<NamedInvoice>? ByPhrase(PromptInput input)
    {
        if (options.CanBeAll && input.Phrases.HoldsAny(PhraseNames.Everything, input.Normalized))
        {
            return PromptResult<NamedInvoice>.Accept(new NamedInvoice(IsAll: true));
        }

        return options.CanBeLatest && input.Phrases.HoldsAny(PhraseNames.Latest, input.Normalized)
            ? PromptResult<NamedInvoice>.Accept(new NamedInvoice(IsLatest: true))
            : null;
    }

    private PromptResult<NamedInvoice>? ByPlace(PromptInput input)
    {
        if (_buttons.Parse(input) is not { Problem: null, Value: { } label })
        {
            return null;
        }

        var at = _buttons.Choices.ToList().IndexOf(label);
        return at < Math.Min(listed.Count, MostButtons) ? PromptResult<NamedInvoice>.Accept(new NamedInvoice(Id: listed[at].Id)) : null;
    }

    /// <summary>"celle de Montclair": the structure with most of the words, unless two have as many.</summary>
    private PromptResult<NamedInvoice>? ByPartner(PromptInput input)
    {
        var words = input.Normalized.Split(' ').Where(word => word.Length >= ShortestNameWord && !input.Phrases.Has(PhraseNames.NoPartner, word)).ToHashSet();
        var best = listed.Select(invoice => invoice.Partner).Concat(options.Partners).Distinct()
            .Select(name => (Name: name, Words: TextNormalizer.Normalize(name).Split(' ').Distinct().Count(words.Contains)))
            .Where(match => match.Words > 0)
            .OrderByDescending(match => match.Words)
            .Take(2).ToList();
        return best.Count == 0 || (best.Count == 2 && best[0].Words == best[1].Words)
            ? null
            : PromptResult<NamedInvoice>.Accept(new NamedInvoice(Partner: best[0].Name));
    }

    /// <summary>The numbers of the list that stand in the text, whatever their case and signs ("fa 2026 0001"); the longest reading counts.</summary>
    private List<InvoiceNumber> KnownNumbersIn(string text)
    {
        var words = text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(Ornaments)).Where(word => word.Length > 0).ToArray();
        var numbers = listed.Select(invoice => invoice.Number).Distinct().ToLookup(number => number.Bare);
        List<InvoiceNumber> found = [];
        for (var at = 0; at < words.Length; at++)
        {
            for (var parts = Math.Min(MostNumberParts, words.Length - at); parts > 0; parts--)
            {
                if (!InvoiceNumber.TryParse(string.Concat(words.Skip(at).Take(parts)), out var read) || !numbers.Contains(read.Bare))
                {
                    continue;
                }

                found.AddRange(read.ClosestOf([.. numbers[read.Bare]], number => number));
                at += parts - 1;
                break;
            }
        }

        return [.. found.Distinct()];
    }
}

/// <summary>What counts as an answer besides the listed invoices.</summary>
internal sealed record InvoicePromptOptions
{
    /// <summary>Buttons after those of the invoices.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];

    /// <summary>Structures that may be named though none of their invoices is listed.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Whether the opening sentence answers it.</summary>
    public bool FillsFromSentence { get; init; } = true;

    /// <summary>Whether "toutes" is an answer.</summary>
    public bool CanBeAll { get; init; }

    /// <summary>Whether "ma dernière facture" is an answer.</summary>
    public bool CanBeLatest { get; init; }
}
