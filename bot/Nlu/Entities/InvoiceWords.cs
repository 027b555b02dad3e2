namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>The words around an invoice number, in folded French and English. Data only.</summary>
internal static class InvoiceWords
{
    /// <summary>What a number after it is the number of.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Invoices = Words(
        "facture", "factures", "fact", "avoir", "avoirs", "memoire", "memoires", "invoice", "invoices", "brouillon", "acompte", "decompte", "factur", "facure", "factrue", "facturre");

    /// <summary>What says that a number comes, without saying of what.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Numbers =
        Words("numero", "numeros", "num", "no", "n", "nr", "ref", "reference", "number", "paiement");

    /// <summary>What may stand between these and the number.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Links = Words(
        "n", "no", "o", "num", "numero", "numeros", "°", ":", "ref", "reference", "est", "le", "la", "de", "#", "-", "'", "c", "portant", "nr", ".", "au", "\"", "«", "=", "sous", "travaux");

    /// <summary>Numbers that these announce are something else than an invoice.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherThings = Words(
        "siret", "siren", "tel", "telephone", "engagement", "ej", "marche", "marches", "service", "ticket", "sollicitation", "tva", "dossier", "cadre", "cellule",
        "case", "commande", "session", "erreur", "code", "version", "iban", "rib", "formulaire", "contrat", "client", "portable", "fax");

    /// <summary>How references begin that are no invoice numbers: engagements, services.</summary>
    public static bool IsOtherPrefix(ReadOnlySpan<char> word) => word is "ej" or "srv" or "tech" or "fr" or "covid" or "pdf" or "iso";

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
