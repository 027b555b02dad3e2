namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Telephone numbers and bank accounts are no entities of ours; they are only kept from being read as several numbers.</summary>
internal static class TelephoneScanner
{
    private const int Pairs = 5;
    private const int AccountGroup = 4;
    private const int MostAccountGroups = 9;

    public static void Scan(ScanState state)
    {
        var text = state.Text;
        for (var at = 0; at < text.Count; at++)
        {
            var last = text.IsDigits(at) ? LastOfTelephone(text, at) : LastOfAccount(text, at);
            if (last >= 0 && state.AreFree(at, last))
            {
                state.Block(at, last);
                at = last;
            }
        }
    }

    private static int LastOfTelephone(TokenizedText text, int first)
    {
        var isInternational = text.Is(first, "33") && text.Is(first - 1, "+");
        var at = isInternational ? first + 1 : first;
        // "+33 (0)6": the zero in brackets is not dialled.
        at = isInternational && text.Is(at, "(") && text.Is(at + 2, ")") ? at + 3 : at;
        for (var pair = 1; pair <= Pairs; pair++)
        {
            if (!text.IsDigits(at) || text[at].Length != (isInternational && pair == 1 ? 1 : 2) || (pair == 1 && !isInternational && text.Text(at)[0] != '0'))
            {
                return -1;
            }

            at = pair == Pairs ? at : text.Is(at + 1, ".") || text.Is(at + 1, "-") ? at + 2 : at + 1;
        }

        // Seven pairs are a SIRET as some write it.
        return IsPair(text, at + 1) || (IsPair(text, first - 1) && !isInternational) ? -1 : at;
    }

    private static bool IsPair(TokenizedText text, int at) => text.IsDigits(at) && text[at].Length <= 2;

    // FR76 3000 2005 ...: two letters, two digits, groups of four.
    private static int LastOfAccount(TokenizedText text, int first)
    {
        if (!text.IsWord(first) || text[first].Length != 2 || !text.IsDigits(first + 1) || !text.Touches(first + 1) || text[first + 1].Length != 2)
        {
            return -1;
        }

        var last = first + 1;
        while (last - first < MostAccountGroups && text.IsDigits(last + 1) && text[last + 1].Length == AccountGroup)
        {
            last++;
        }

        return last >= first + 3 ? last : -1;
    }
}
