using System.Globalization;
using System.Net;
using System.Text.Json;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Workflows.Sirene.Remote;

/// <summary>INSEE's API 3.11.</summary>
internal sealed class InseeSource(SireneHttp http) : ISireneSource
{
    public Task<SireneAnswer> AskAsync(Siret siret, CancellationToken cancellationToken) =>
        http.AskAsync($"siret/{siret.Digits}", (status, body) => Read(siret, status, body), cancellationToken);

    private static SireneAnswer? Read(Siret siret, HttpStatusCode status, byte[] body)
    {
        // The establishment's data hang on another number: of this one the register says nothing. The redirect itself is not followed,
        // wherever it points: our key goes to the configured address only.
        if (status == HttpStatusCode.MovedPermanently)
        {
            return new SireneAnswer.NotPublished();
        }

        if (status is not (HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Forbidden) || InseeAnswer.TryRead(body) is not { } answer)
        {
            return null;
        }

        // A gateway answers 404 for a wrong path and 403 for a wrong key; only the register itself repeats the status in its text.
        return ((int)status, answer.Header?.Statut) switch
        {
            (200, 200 or null) => Read(siret, answer.Etablissement),
            (404, 404) => new SireneAnswer.NotFound(),
            (403, 403) => new SireneAnswer.NotPublished(),
            _ => null,
        };
    }

    private static SireneAnswer? Read(Siret siret, InseeAnswer.Establishment? establishment)
    {
        // Without exactly one present period, nothing says what the state is.
        if (establishment?.Siret != siret.Digits || establishment.PeriodesEtablissement?.Where(period => period?.DateFin is null).ToList() is not [{ } present])
        {
            return null;
        }

        var unit = establishment.UniteLegale;
        var legalUnit = StateOf(unit?.EtatAdministratifUniteLegale) is { } state
            ? new SireneLegalUnit(state, Masked.Text(unit!.DenominationUniteLegale), Masked.Text(unit.CategorieJuridiqueUniteLegale))
            : null;
        return present.EtatAdministratifEtablissement switch
        {
            "A" => new SireneAnswer.Active(legalUnit),
            "F" => new SireneAnswer.Closed(Day(present.DateDebut), legalUnit, Successor(establishment, legalUnit)),
            _ => null,
        };
    }

    private static Siret? Successor(InseeAnswer.Establishment closed, SireneLegalUnit? unit) =>
        unit is { State: LegalUnitState.Active } && closed.UniteLegale!.NicSiegeUniteLegale is { } nic
            && Siret.TryParse(closed.Siren + nic, out var headOffice) && headOffice.Digits != closed.Siret
                ? headOffice
                : null;

    internal static LegalUnitState? StateOf(string? code) => code switch
    {
        "A" => LegalUnitState.Active,
        "C" => LegalUnitState.Ceased,
        _ => null,
    };

    internal static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>The part of INSEE's answer that counts; names are its own.</summary>
internal sealed record InseeAnswer(InseeAnswer.HeaderPart? Header, InseeAnswer.Establishment? Etablissement)
{
    /// <summary>Null where the text is no such answer.</summary>
    public static InseeAnswer? TryRead(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<InseeAnswer>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal sealed record HeaderPart(int? Statut);

    internal sealed record Establishment(string? Siren, string? Siret, LegalUnit? UniteLegale, List<Period?>? PeriodesEtablissement);

    internal sealed record LegalUnit(
        string? EtatAdministratifUniteLegale, string? DenominationUniteLegale, string? CategorieJuridiqueUniteLegale, string? NicSiegeUniteLegale);

    internal sealed record Period(string? DateFin, string? DateDebut, string? EtatAdministratifEtablissement);
}
