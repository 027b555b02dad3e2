using System.Net;
using System.Text.Json;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;

namespace ChorusAssistant.Workflows.Sirene.Remote;

/// <summary>The State's open search API. What it does not show may exist: an empty answer is never "not found".</summary>
internal sealed class RechercheEntreprisesSource(SireneHttp http) : ISireneSource
{
    public Task<SireneAnswer> AskAsync(Siret siret, CancellationToken cancellationToken) =>
        http.AskAsync($"search?q={siret.Digits}&page=1&per_page=10", (status, body) => status == HttpStatusCode.OK ? Read(siret, body) : null, cancellationToken);

    private static SireneAnswer? Read(Siret siret, byte[] body)
    {
        if (SearchAnswer.TryRead(body)?.Results is not { } results)
        {
            return null;
        }

        foreach (var unit in results.OfType<SearchAnswer.LegalUnit>())
        {
            if (RowOf(siret, unit) is { } row)
            {
                return Read(siret, unit, row);
            }
        }

        return new SireneAnswer.NotPublished();
    }

    // Never the legal unit's own state: one of its establishments may be closed.
    private static SearchAnswer.Establishment? RowOf(Siret siret, SearchAnswer.LegalUnit unit) =>
        unit.MatchingEtablissements?.Find(row => row?.Siret == siret.Digits) ?? (unit.Siege?.Siret == siret.Digits ? unit.Siege : null);

    private static SireneAnswer? Read(Siret siret, SearchAnswer.LegalUnit unit, SearchAnswer.Establishment row)
    {
        var legalUnit = InseeSource.StateOf(unit.EtatAdministratif) is { } state
            ? new SireneLegalUnit(state, Masked.Text(unit.NomRaisonSociale ?? unit.NomComplet), Masked.Text(unit.NatureJuridique))
            : null;
        return row.EtatAdministratif switch
        {
            "A" => new SireneAnswer.Active(legalUnit),
            "F" => new SireneAnswer.Closed(InseeSource.Day(row.DateFermeture), legalUnit, Successor(siret, unit, legalUnit)),
            _ => null,
        };
    }

    private static Siret? Successor(Siret closed, SearchAnswer.LegalUnit unit, SireneLegalUnit? legalUnit) =>
        legalUnit is { State: LegalUnitState.Active } && unit.Siege is { EtatAdministratif: "A" } && Siret.TryParse(unit.Siege.Siret, out var headOffice)
            && headOffice != closed
                ? headOffice
                : null;
}

/// <summary>The part of the search's answer that counts; names are its own. People's names are not read.</summary>
internal sealed record SearchAnswer(List<SearchAnswer.LegalUnit?>? Results)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Null where the text is no such answer.</summary>
    public static SearchAnswer? TryRead(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<SearchAnswer>(body, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal sealed record LegalUnit(
        string? NomComplet, string? NomRaisonSociale, string? EtatAdministratif, string? NatureJuridique, Establishment? Siege,
        List<Establishment?>? MatchingEtablissements);

    internal sealed record Establishment(string? Siret, string? EtatAdministratif, string? DateFermeture);
}
