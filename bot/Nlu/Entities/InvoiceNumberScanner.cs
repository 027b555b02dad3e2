namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Invoice numbers: what is announced as one ("facture n° 17052019"), and what has the shape of one (FA-2026-0001).</summary>
internal static class InvoiceNumberScanner
{
    private const int MaximumLength = 20;
    private const int FewestDigits = 3;

    // From here on it is a mistyped SIREN or SIRET.
    private const int MostDigits = 12;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Announcements = new HashSet<string>(StringComparer.Ordinal)
    {
        "facture", "factures", "fact", "avoir", "memoire", "invoice", "numero", "numeros", "num", "no", "n", "nr", "ref", "reference", "brouillon",
        "acompte", "decompte", "paiement", "number", "factur", "facure",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Links = new HashSet<string>(StringComparer.Ordinal)
    {
        "n", "no", "num", "numero", "°", ":", "ref", "reference", "est", "le", "la", "de", "#", "-", "'", "c", "portant", "nr", ".", "au",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    // Numbers that these announce are something else than an invoice.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherThings = new HashSet<string>(StringComparer.Ordinal)
    {
        "siret", "siren", "tel", "telephone", "engagement", "ej", "marche", "service", "ticket", "sollicitation", "tva", "dossier", "cadre", "cellule",
        "case", "commande", "session",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Scan(ScanState state)
    {
        var text = state.Text;
        var lastClaimed = -1;
        for (var at = 0; at < text.Count; at++)
        {
            var last = EndOfReference(state, at, out var digits, out var letters, out var signs);
            if (last < at)
            {
                continue;
            }

            if (IsImpossibleDate(text, at, last))
            {
                state.Block(at, last);
                continue;
            }

            var length = text[last].End - text[at].Start;
            // "les factures 20260002 et 20260003": the second is announced by the first.
            var isListed = lastClaimed >= 0 && lastClaimed == at - 2 && (text.Is(at - 1, "et") || text.Is(at - 1, "ou") || text.Is(at - 1, ","));
            var isAnnounced = (isListed || (IsAnnounced(text, at) && !IsOther(text, at))) && (digits >= FewestDigits || letters + signs > 0);
            var isShaped = digits >= FewestDigits && signs > 0 && (letters > 0 || digits >= FewestDigits * 2) && !IsOther(text, at);
            var isMixed = digits >= FewestDigits && letters is > 0 and <= 4 && !IsOther(text, at);
            if (length <= MaximumLength && digits <= MostDigits && (isAnnounced || isShaped || isMixed) && !IsFrameCode(text, at, last))
            {
                state.Claim(EntityTypes.InvoiceNumber, at, last, text.Folded.SourceText(text[at].Start, text[last].End));
                lastClaimed = last;
            }

            at = last;
        }
    }

    // A run without spaces of letters, digits and the signs - _ / +, which begins and ends with a letter or a digit.
    private static int EndOfReference(ScanState state, int first, out int digits, out int letters, out int signs)
    {
        var text = state.Text;
        (digits, letters, signs) = (0, 0, 0);
        var last = first - 1;
        for (var at = first; at < text.Count && state.IsFree(at) && (at == first || text.Touches(at)); at++)
        {
            var token = text[at];
            if (token.Kind == TokenKind.Sign)
            {
                if (at == first || text.Text(at)[0] is not ('-' or '_' or '/' or '+') || !text.Touches(at + 1) || !state.IsFree(at + 1)
                    || text[at + 1].Kind == TokenKind.Sign)
                {
                    break;
                }

                signs++;
                continue;
            }

            digits += token.Kind == TokenKind.Digits ? token.Length : 0;
            letters += token.Kind == TokenKind.Word ? token.Length : 0;
            last = at;
        }

        return digits > 0 ? last : first - 1;
    }

    private static bool IsAnnounced(TokenizedText text, int at)
    {
        var before = at - 1;
        while (text.IsOneOf(before, Links) && !text.IsOneOf(before, Announcements))
        {
            before--;
        }

        return text.IsOneOf(before, Announcements);
    }

    private static bool IsOther(TokenizedText text, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - 5); before--)
        {
            if (text.IsOneOf(before, OtherThings))
            {
                return true;
            }

            if (!text.IsOneOf(before, Links) && !text.IsOneOf(before, Announcements))
            {
                return false;
            }
        }

        return false;
    }

    // A4, A19: the frames of an invoice, not its number; F30: a cell.
    private static bool IsFrameCode(TokenizedText text, int first, int last) =>
        last == first + 1 && text[first].Length == 1 && text.Text(first)[0] is 'a' or 'f' && text.IsDigits(last) && text[last].Length <= 2;

    // 31/02/2026: the calendar refused it, and nobody numbers invoices so.
    private static bool IsImpossibleDate(TokenizedText text, int first, int last) =>
        last == first + 4 && text.Is(first + 1, "/") && text.Is(first + 3, "/") && text[first].Length <= 2 && text.IsDigits(first)
        && text[first + 2].Length <= 2 && text[last].Length == 4;
}
