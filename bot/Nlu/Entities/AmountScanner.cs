namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Euros: "1 250,50 €", "12€50", "3 euros 50", "€ 12", "deux cents euros", "1,5 k€", "50 centimes".</summary>
internal static class AmountScanner
{
    private const int Hundred = 100;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Currency =
        new HashSet<string>(StringComparer.Ordinal) { "€", "euro", "euros", "eur", "ke" }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Cents =
        new HashSet<string>(StringComparer.Ordinal) { "centime", "centimes", "cts" }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Units =
        new HashSet<string>(StringComparer.Ordinal) { "km", "jours", "jour", "mois", "ans", "h", "factures", "%" }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Scan(ScanState state)
    {
        var text = state.Text;
        for (var at = 0; at < text.Count; at++)
        {
            var taken = state.IsFree(at) ? NumberReader.Read(text, at, out var value) : Skip(out value);
            if (taken == 0)
            {
                continue;
            }

            var end = at + taken;
            value *= Multiplier(text, ref end);
            if (text.IsOneOf(end, Currency))
            {
                end++;
                value += ReadCents(text, ref end);
                Claim(state, at, end - 1, value);
            }
            else if (text.IsOneOf(end, Cents))
            {
                Claim(state, at, end, value / Hundred);
            }
            else if (text.IsOneOf(at - 1, Currency) && state.IsFree(at - 1))
            {
                Claim(state, at - 1, end - 1, value);
            }

            at = Math.Max(at, end - 1);
        }
    }

    private static int Skip(out decimal value)
    {
        value = 0;
        return 0;
    }

    private static void Claim(ScanState state, int first, int last, decimal value)
    {
        // "-50 €" and "moins 50 euros" are credits; "facture 12 - 50 €" and "au moins 50 euros" are not.
        var isNegative = (state.Text.Is(first - 1, "-") && state.Text.Touches(first) && !state.Text.Touches(first - 1))
            || (state.Text.Is(first - 1, "moins") && state.Text.Text(first - 2) is not ("au" or "du" or "le" or "a"));
        first = isNegative ? first - 1 : first;
        if (state.AreFree(first, last))
        {
            state.Claim(EntityTypes.Amount, first, last, isNegative ? -value : value);
        }
    }

    // "3 k€", "2,3 M€", "12 mille euros", "1,5 million d'euros"; the words of a number in words already count.
    private static decimal Multiplier(TokenizedText text, ref int end)
    {
        if (text.Is(end, "ke"))
        {
            return 1_000;
        }

        if (text.Text(end) is "k" or "m" && text.IsOneOf(end + 1, Currency))
        {
            end++;
            return text.Is(end - 1, "k") ? 1_000 : 1_000_000;
        }

        var isScaled = text.IsDigits(end - 1) && FrenchNumberWords.ValueOf(text.Text(end)) is 1_000 or 1_000_000 or 1_000_000_000;
        var scale = isScaled ? FrenchNumberWords.ValueOf(text.Text(end)) : 1;
        end = NumberReader.UnitAfter(text, isScaled ? end + 1 : end);
        return scale;
    }

    // What follows the currency: two digits ("12€50"), or a number up to 99 that counts nothing else ("3 euros 50", not "3 euros 50 km").
    private static decimal ReadCents(TokenizedText text, ref int end)
    {
        var at = text.Is(end, "et") ? end + 1 : end;
        var taken = NumberReader.Read(text, at, out var cents);
        if (taken != (text.IsDigits(at) ? 1 : taken) || taken == 0 || cents >= Hundred || text.IsOneOf(at + taken, Units))
        {
            return 0;
        }

        var isNamed = text.IsOneOf(at + taken, Cents);
        if (!isNamed && (at != end || (text.IsDigits(at) && text[at].Length != 2)))
        {
            return 0;
        }

        end = at + taken + (isNamed ? 1 : 0);
        return cents / Hundred;
    }
}
