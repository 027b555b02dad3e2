namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Invoice numbers: what is announced as one ("facture n° 17052019"), and what has the shape of one (FA-2026-0001).</summary>
internal static class InvoiceNumberScanner
{
    private const int MaximumLength = 20;
    private const int FewestDigits = 3;

    // From here on it is a mistyped SIREN or SIRET.
    private const int MostDigits = 12;
    private const int MostLetters = 4;
    private const int WordsBefore = 5;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Units =
        new HashSet<string>(StringComparer.Ordinal) { "€", "euro", "euros", "km", "jours", "factures", "fois", "%" }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Scan(ScanState state)
    {
        var text = state.Text;
        var lastClaimed = -1;
        for (var at = 0; at < text.Count; at++)
        {
            var reference = Reference.At(state, at);
            if (reference.Last < at)
            {
                at = ScanDictated(state, at);
                continue;
            }

            // "les factures 20260002 et 20260003": the second is announced by the first.
            var isListed = lastClaimed >= 0 && lastClaimed == at - 2 && text.Text(at - 1) is "et" or "ou" or ",";
            var isOther = IsOther(text, at);
            if (IsImpossibleDate(text, at, reference.Last) || (isOther && reference.HasShape))
            {
                state.Block(at, reference.Last);
            }
            else if (!isOther && IsInvoice(text, at, reference, isListed || IsAnnounced(text, at)))
            {
                state.Claim(EntityTypes.InvoiceNumber, at, reference.Last, text.Folded.SourceText(text[at].Start, text[reference.Last].End));
                lastClaimed = reference.Last;
            }

            at = reference.Last;
        }
    }

    private static bool IsInvoice(TokenizedText text, int at, Reference reference, bool isAnnounced)
    {
        var (digits, letters, signs) = (reference.Digits, reference.Letters, reference.Signs);
        var length = text[reference.Last].End - text[at].Start;
        if (length > MaximumLength || digits > MostDigits || IsFrameCode(text, at, reference.Last))
        {
            return false;
        }

        var isShaped = digits >= FewestDigits && signs > 0 && (letters > 0 || digits >= FewestDigits * 2) && !reference.HasPoint;
        var isMixed = digits >= FewestDigits && letters is > 0 and <= MostLetters;
        return isShaped || isMixed || IsTheOne(text, at, reference) || (isAnnounced && (digits >= FewestDigits || letters + signs > 0 || IsNumberOfInvoice(text, at)));
    }

    // "où en est la 20260011": so many digits after "la" are a facture.
    private static bool IsTheOne(TokenizedText text, int at, Reference reference) =>
        text.Is(at - 1, "la") && reference.Last == at && reference.Digits >= FewestDigits * 2;

    // Both words: "facture n° 12", "numéro de facture 12".
    private static bool IsNumberOfInvoice(TokenizedText text, int at)
    {
        var (invoice, number) = (false, false);
        for (var before = at - 1; IsBefore(text, before); before--)
        {
            invoice |= text.IsOneOf(before, InvoiceWords.Invoices);
            number |= text.IsOneOf(before, InvoiceWords.Numbers);
        }

        return invoice && number;
    }

    private static bool IsAnnounced(TokenizedText text, int at)
    {
        for (var before = at - 1; IsBefore(text, before); before--)
        {
            if (text.IsOneOf(before, InvoiceWords.Invoices) || text.IsOneOf(before, InvoiceWords.Numbers))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBefore(TokenizedText text, int before) =>
        text.IsOneOf(before, InvoiceWords.Links) || text.IsOneOf(before, InvoiceWords.Invoices) || text.IsOneOf(before, InvoiceWords.Numbers);

    private static bool IsOther(TokenizedText text, int at)
    {
        if (InvoiceWords.IsOtherPrefix(text.Text(at)))
        {
            return true;
        }

        for (var before = at - 1; before >= Math.Max(0, at - WordsBefore); before--)
        {
            if (text.IsOneOf(before, InvoiceWords.OtherThings))
            {
                return true;
            }

            if (!IsBefore(text, before))
            {
                return false;
            }
        }

        return false;
    }

    // "facture numéro un sept zéro cinq deux zéro un neuf", "facture dix-sept zéro cinq deux mille dix-neuf".
    private static int ScanDictated(ScanState state, int at)
    {
        if (!state.IsFree(at) || !SpokenDigits.MayBegin(state.Text, at) || !IsAnnounced(state.Text, at) || IsOther(state.Text, at))
        {
            return at;
        }

        var run = SpokenDigits.RunAt(state, at);
        var digits = run.HasWords ? run.AsHeard() : "";
        if (digits.Length is < FewestDigits or > MostDigits || state.Text.IsOneOf(run.Last + 1, Units) || (!run.IsSeveral && !IsNumberOfInvoice(state.Text, at)))
        {
            return at;
        }

        state.Claim(EntityTypes.InvoiceNumber, at, run.Last, digits);
        return run.Last;
    }

    // A4, A19: the frames of an invoice, not its number; F30: a cell.
    private static bool IsFrameCode(TokenizedText text, int first, int last) =>
        last == first + 1 && text[first].Length == 1 && text.Text(first)[0] is 'a' or 'f' && text.IsDigits(last) && text[last].Length <= 2;

    // 31/02/2026: the calendar refused it, and nobody numbers invoices so.
    private static bool IsImpossibleDate(TokenizedText text, int first, int last) =>
        last == first + 4 && text.Is(first + 1, "/") && text.Is(first + 3, "/") && text[first].Length <= 2 && text.IsDigits(first)
        && text[first + 2].Length <= 2 && text[last].Length == 4;

    /// <summary>A run without spaces of letters, digits and the signs - _ / + ., which begins and ends with a letter or a digit.</summary>
    private readonly record struct Reference(int Last, int Digits, int Letters, int Signs, bool HasPoint)
    {
        public bool HasShape => Signs > 0 || (Letters > 0 && Digits >= FewestDigits);

        public static Reference At(ScanState state, int first)
        {
            var text = state.Text;
            var (digits, letters, signs, last, hasPoint) = (0, 0, 0, first - 1, false);
            for (var at = first; at < text.Count && state.IsFree(at) && (at == first || text.Touches(at)); at++)
            {
                var token = text[at];
                if (token.Kind == TokenKind.Sign)
                {
                    if (at == first || text.Text(at)[0] is not ('-' or '_' or '/' or '+' or '.') || !text.Touches(at + 1) || !state.IsFree(at + 1)
                        || text[at + 1].Kind == TokenKind.Sign || (text.Is(at, ".") && !(text.IsDigits(at - 1) && text.IsDigits(at + 1) && text[at + 1].Length >= FewestDigits)))
                    {
                        break;
                    }

                    signs++;
                    hasPoint |= text.Is(at, ".");
                    continue;
                }

                digits += token.Kind == TokenKind.Digits ? token.Length : 0;
                letters += token.Kind == TokenKind.Word ? token.Length : 0;
                last = at;
            }

            return new Reference(digits > 0 ? last : first - 1, digits, letters, signs, hasPoint);
        }
    }
}
