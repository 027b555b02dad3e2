using ChorusAssistant.Bot.Nlu.Dates;
using ChorusAssistant.Bot.Nlu.Folding;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Reads every entity of a text; where two claim the same words, the more telling one keeps them.</summary>
internal static class EntityReader
{
    public static IReadOnlyList<Entity> Read(FoldedText text, DateTimeOffset now)
    {
        var state = new ScanState(TokenizedText.Of(text));
        EmailScanner.Scan(state);
        TelephoneScanner.Scan(state);
        IdentifierScanner.Scan(state);
        DateScanner.Scan(state, now);
        AmountScanner.Scan(state);
        DistanceScanner.Scan(state);
        InvoiceNumberScanner.Scan(state);
        NumberScanner.Scan(state);
        return state.InOrder();
    }
}
