using System.Globalization;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Workflows.Sirene.Import;

/// <summary>How a stock file's columns become a table's. Columns are found by name: INSEE adds some now and then.</summary>
/// <param name="Kind">What the file holds.</param>
/// <param name="Name">The table.</param>
/// <param name="Columns">Its columns, the key first.</param>
internal sealed record StockTable(StockKind Kind, string Name, IReadOnlyList<StockColumn> Columns)
{
    public static readonly StockTable Establishments = new(StockKind.Establishments, "sirene_establishments",
    [
        new("siret", "siret", Siret),
        new("siren", "siren", Siren),
        new("statutDiffusionEtablissement", "diffusion_status", RequiredText),
        new("dateCreationEtablissement", "created_on", Day),
        new("etablissementSiege", "is_head_office", Flag),
        new("numeroVoieEtablissement", "street_number", Text),
        new("typeVoieEtablissement", "street_type", Text),
        new("libelleVoieEtablissement", "street_name", Text),
        new("codePostalEtablissement", "postal_code", Text),
        new("libelleCommuneEtablissement", "city", Text),
        new("codeCommuneEtablissement", "city_code", Text),
        new("etatAdministratifEtablissement", "state", text => OneOf(text, "A", "F")),
        new("dateDebut", "state_since", Day),
        new("activitePrincipaleEtablissement", "activity", Text),
    ]);

    public static readonly StockTable LegalUnits = new(StockKind.LegalUnits, "sirene_legal_units",
    [
        new("siren", "siren", Siren),
        new("statutDiffusionUniteLegale", "diffusion_status", RequiredText),
        new("dateCreationUniteLegale", "created_on", Day),
        new("etatAdministratifUniteLegale", "state", text => OneOf(text, "A", "C")),
        new("dateDebut", "state_since", Day),
        new("denominationUniteLegale", "name", Text),
        new("prenomUsuelUniteLegale", "first_name", Text),
        new("nomUniteLegale", "last_name", Text),
        new("categorieJuridiqueUniteLegale", "legal_category", Text),
        new("activitePrincipaleUniteLegale", "activity", Text),
        new("nicSiegeUniteLegale", "head_office_nic", Text),
    ]);

    private static readonly object IsTrue = true;
    private static readonly object IsFalse = false;

    public string Key => Columns[0].Name;

    private static string? Siret(string text) => Domain.Identifiers.Siret.TryParse(text, out var siret) ? siret.Digits : null;

    private static string? Siren(string text) => Domain.Identifiers.Siren.TryParse(text, out var siren) ? siren.Digits : null;

    private static string? RequiredText(string text) => text.Length > 0 ? text : null;

    private static string? OneOf(string text, string one, string other) => text == one ? one : text == other ? other : null;

    private static object? Flag(string text) => text switch
    {
        "true" => IsTrue,
        "false" => IsFalse,
        _ => null,
    };

    private static object? Text(string text) => text.Length > 0 ? text : DBNull.Value;

    private static object? Day(string text) =>
        text.Length == 0 ? DBNull.Value
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : null;
}

/// <summary>One column.</summary>
/// <param name="FileName">Its name in INSEE's file.</param>
/// <param name="Name">Its name in our table.</param>
/// <param name="Read">The value for the database; null where the text is not what belongs there, and the line is rejected.</param>
internal sealed record StockColumn(string FileName, string Name, Func<string, object?> Read);
