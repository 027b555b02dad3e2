using ChorusAssistant.Bot.Nlu.Dates;
using ChorusAssistant.Bot.Nlu.Folding;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Reads every entity of a text; where two claim the same words, the more telling one keeps them.</summary>
internal static class EntityReader
{
    /// <param name="text">The text.</param>
    /// <param name="now">What relative dates count from.</param>
    /// <param name="otherDates">Whom to ask about dates that ours do not read; nobody when texts are only read for their intent.</param>
    public static IReadOnlyList<Entity> Read(FoldedText text, DateTimeOffset now, IDateRecognizer? otherDates = null)
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
        if (otherDates is not null)
        {
            DateCompletion.Complete(state, otherDates, now);
        }

        return state.InOrder();
    }
}
