using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Sirene;

namespace ChorusAssistant.Tests.Workflows.Sirene;

/// <summary>The State's open search, from the recorded answers. What it does not show may exist.</summary>
public sealed class RechercheEntreprisesTests : IAsyncDisposable
{
    private const string Open = "02029772700024";
    private const string Shut = "02594118800010";

    private readonly RegisterHarness _search = new(SireneSource.RechercheEntreprises);

    public ValueTask DisposeAsync() => _search.DisposeAsync();

    [Fact]
    public async Task An_open_establishment_is_active()
    {
        var answer = await _search.Answers(200, RegisterHarness.Fixture("recherche-entreprises/siret-actif.json")).AskAsync(Open);

        Assert.Equal(new SireneAnswer.Active(new SireneLegalUnit(LegalUnitState.Active, "COMMUNE DE MONTCLAIR-LES-ESSAIS", "7210")), answer);
        var request = Assert.Single(_search.Stub.LogEntries).RequestMessage!;
        Assert.Equal(Open, Assert.Single(request.Query!["q"]));
        Assert.StartsWith("ChorusAssistant", Assert.Single(request.Headers!["User-Agent"]), StringComparison.Ordinal);
        Assert.DoesNotContain(request.Headers!, header => header.Value.Contains(RegisterHarness.Key));
    }

    [Fact]
    public async Task A_closed_establishment_says_since_when()
    {
        var answer = await _search.Answers(200, RegisterHarness.Fixture("recherche-entreprises/siret-ferme.json")).AskAsync(Shut);

        Assert.Equal(new SireneAnswer.Closed(new DateOnly(2026, 4, 8), new SireneLegalUnit(LegalUnitState.Ceased, "COMMUNE DE ROCHEVAL", "7210"), Successor: null), answer);
    }

    [Fact]
    public async Task The_state_is_the_establishment_s_not_its_legal_unit_s()
    {
        const string Moved = """
            {"results":[{"siren":"025941188","nom_complet":"COMMUNE DE ROCHEVAL","etat_administratif":"A","nature_juridique":"7210",
              "siege":{"siret":"02594118800028","etat_administratif":"A"},
              "matching_etablissements":[{"siret":"02594118800010","etat_administratif":"F","date_fermeture":"2026-04-08"}]}],"total_results":1}
            """;

        var answer = Assert.IsType<SireneAnswer.Closed>(await _search.Answers(200, Moved).AskAsync(Shut));

        Assert.Equal(Siret.Parse("02594118800028"), answer.Successor);
        Assert.Equal(LegalUnitState.Active, answer.LegalUnit!.State);
    }

    [Fact]
    public async Task An_empty_answer_proves_nothing() =>
        Assert.IsType<SireneAnswer.NotPublished>(await _search.Answers(200, RegisterHarness.Fixture("recherche-entreprises/vide.json")).AskAsync(Open));

    [Fact]
    public async Task An_answer_about_others_proves_nothing() =>
        Assert.IsType<SireneAnswer.NotPublished>(await _search.Answers(200, RegisterHarness.Fixture("recherche-entreprises/siret-ferme.json")).AskAsync(Open));

    [Theory]
    [InlineData(400, """{"erreur":"Veuillez indiquer au moins un paramètre de recherche."}""", SireneOutage.Refused)]
    [InlineData(404, "", SireneOutage.Refused)]
    [InlineData(200, "{}", SireneOutage.Unreadable)]
    [InlineData(200, """{"results":"none"}""", SireneOutage.Unreadable)]
    [InlineData(200, """{"results":[{"siege":{"siret":"02029772700024","etat_administratif":"?"}}]}""", SireneOutage.Unreadable)]
    public async Task Anything_else_is_no_answer(int status, string body, SireneOutage reason) =>
        Assert.Equal(new SireneAnswer.Unavailable(reason), await _search.Answers(status, body).AskAsync(Open));
}
