namespace ChorusAssistant.Bot.Nlu;

public static class EntityTypes
{
    /// <summary>14 digits whose check digit is right.</summary>
    public const string Siret = "siret";

    /// <summary>9 digits whose check digit is right.</summary>
    public const string Siren = "siren";

    /// <summary>In lower case, dictated words ("arobase") already turned into signs.</summary>
    public const string Email = "email";

    /// <summary>As written.</summary>
    public const string InvoiceNumber = "invoice_number";

    /// <summary>ISO 8601: a day (2026-11-24), or a range of days (2026-11-02/2026-11-08).</summary>
    public const string Date = "date";

    /// <summary>A decimal, in euros.</summary>
    public const string Amount = "amount";

    public const string DistanceKm = "distance_km";

    public const string Number = "number";
}
