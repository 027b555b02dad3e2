namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Telephone numbers are no entity of ours; they are only kept from being read as five numbers.</summary>
internal static class TelephoneScanner
{
    private const int Pairs = 5;

    public static void Scan(ScanState state)
    {
        var text = state.Text;
        for (var at = 0; at < text.Count; at++)
        {
            if (text.IsDigits(at) && text.Text(at)[0] == '0' && LastOfPairs(text, at) is >= 0 and var last && state.AreFree(at, last))
            {
                state.Block(at, last);
                at = last;
            }
        }
    }

    private static int LastOfPairs(TokenizedText text, int first)
    {
        var at = first;
        for (var pair = 1; pair <= Pairs; pair++)
        {
            if (!text.IsDigits(at) || text[at].Length != 2)
            {
                return -1;
            }

            at = pair == Pairs ? at : text.Is(at + 1, ".") || text.Is(at + 1, "-") ? at + 2 : at + 1;
        }

        return at;
    }
}
