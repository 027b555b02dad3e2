using System.Diagnostics;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Sirene;

namespace ChorusAssistant.Tests.Workflows.Sirene;

/// <summary>INSEE's API 3.11, from the recorded answers: what it says, and that nothing is decided on what it does not say.</summary>
public sealed class InseeTests : IAsyncDisposable
{
    private const string Open = "02029772700024";
    private const string Shut = "02594118800010";
    private const string Absent = "02089414300013";

    private readonly RegisterHarness _insee = new(SireneSource.Insee, ("Sirene:AttemptTimeout", "00:00:00.3"), ("Sirene:Budget", "00:00:02"));

    public ValueTask DisposeAsync() => _insee.DisposeAsync();

    [Fact]
    public async Task An_open_establishment_is_active()
    {
        var answer = await _insee.Answers(200, RegisterHarness.Fixture("insee/siret-actif.json")).AskAsync(Open);

        Assert.Equal(new SireneAnswer.Active(new SireneLegalUnit(LegalUnitState.Active, "COMMUNE DE MONTCLAIR-LES-ESSAIS", "7210")), answer);
        var request = Assert.Single(_insee.Stub.LogEntries).RequestMessage!;
        Assert.Equal($"/siret/{Open}", request.Path);
        Assert.Equal(RegisterHarness.Key, Assert.Single(request.Headers!["X-INSEE-Api-Key-Integration"]));
    }

    [Fact]
    public async Task A_closed_establishment_says_since_when()
    {
        var answer = await _insee.Answers(200, RegisterHarness.Fixture("insee/siret-ferme.json")).AskAsync(Shut);

        Assert.Equal(new SireneAnswer.Closed(new DateOnly(2026, 4, 8), new SireneLegalUnit(LegalUnitState.Ceased, "COMMUNE DE ROCHEVAL", "7210"), Successor: null), answer);
    }

    [Fact]
    public async Task The_head_office_of_a_legal_unit_that_lives_on_is_the_likely_successor()
    {
        var moved = RegisterHarness.Fixture("insee/siret-ferme.json")
            .Replace("\"etatAdministratifUniteLegale\": \"C\"", "\"etatAdministratifUniteLegale\": \"A\"", StringComparison.Ordinal)
            .Replace("\"nicSiegeUniteLegale\": \"00010\"", "\"nicSiegeUniteLegale\": \"00028\"", StringComparison.Ordinal);

        var answer = Assert.IsType<SireneAnswer.Closed>(await _insee.Answers(200, moved).AskAsync(Shut));

        Assert.Equal(Siret.Parse("02594118800028"), answer.Successor);
    }

    [Fact]
    public async Task An_unknown_one_is_not_found() =>
        Assert.IsType<SireneAnswer.NotFound>(await _insee.Answers(404, RegisterHarness.Fixture("insee/siret-404.json")).AskAsync(Absent));

    [Fact]
    public async Task A_name_that_is_not_disclosed_is_absent_and_the_state_still_counts()
    {
        var masked = RegisterHarness.Fixture("insee/siret-actif.json")
            .Replace("COMMUNE DE MONTCLAIR-LES-ESSAIS", "[ND]", StringComparison.Ordinal)
            .Replace("\"statutDiffusionEtablissement\": \"O\"", "\"statutDiffusionEtablissement\": \"P\"", StringComparison.Ordinal);

        var answer = Assert.IsType<SireneAnswer.Active>(await _insee.Answers(200, masked).AskAsync(Open));

        Assert.Null(answer.LegalUnit!.Name);
    }

    [Theory]
    [InlineData(403, """{"header":{"statut":403,"message":"L'unité n'est pas diffusible"}}""")]
    [InlineData(301, "")]
    public async Task What_may_not_be_shown_is_not_taken_for_missing(int status, string body) =>
        Assert.IsType<SireneAnswer.NotPublished>(await _insee.Answers(status, body).AskAsync(Open));

    [Theory]
    [InlineData(404, "<html>no such page</html>", SireneOutage.Refused)]
    [InlineData(404, "{}", SireneOutage.Refused)]
    [InlineData(401, "", SireneOutage.Refused)]
    [InlineData(403, "", SireneOutage.Refused)]
    [InlineData(400, """{"header":{"statut":400}}""", SireneOutage.Refused)]
    [InlineData(302, "", SireneOutage.Refused)]
    [InlineData(200, "{\"header\":{\"statut\":200},\"etablissem", SireneOutage.Unreadable)]
    [InlineData(200, "", SireneOutage.Unreadable)]
    [InlineData(200, "null", SireneOutage.Unreadable)]
    [InlineData(200, "[]", SireneOutage.Unreadable)]
    [InlineData(200, """{"header":{"statut":200},"etablissement":null}""", SireneOutage.Unreadable)]
    [InlineData(200, """{"header":{"statut":404},"etablissement":{"siret":"02029772700024"}}""", SireneOutage.Unreadable)]
    [InlineData(503, "", SireneOutage.Down)]
    public async Task Anything_else_is_no_answer(int status, string body, SireneOutage reason) =>
        Assert.Equal(new SireneAnswer.Unavailable(reason), await _insee.Answers(status, body).AskAsync(Open));

    [Theory]
    [InlineData("\"etatAdministratifEtablissement\": \"A\"", "\"etatAdministratifEtablissement\": \"X\"")]
    [InlineData("\"etatAdministratifEtablissement\": \"A\"", "\"etatAdministratifEtablissement\": null")]
    [InlineData("\"dateFin\": null", "\"dateFin\": \"2026-01-01\"")]
    [InlineData("\"siret\": \"02029772700024\"", "\"siret\": \"02594118800010\"")]
    [InlineData("periodesEtablissement", "periodes")]
    public async Task An_answer_that_lacks_the_state_is_none(string what, string becomes)
    {
        var lacking = RegisterHarness.Fixture("insee/siret-actif.json").Replace(what, becomes, StringComparison.Ordinal);

        Assert.Equal(new SireneAnswer.Unavailable(SireneOutage.Unreadable), await _insee.Answers(200, lacking).AskAsync(Open));
    }

    [Fact]
    public async Task A_huge_answer_is_not_read()
    {
        var huge = "{\"header\":{\"statut\":200},\"filler\":\"" + new string('x', 3_000_000) + "\"}";

        Assert.Equal(new SireneAnswer.Unavailable(SireneOutage.Unreadable), await _insee.Answers(200, huge).AskAsync(Open));
    }

    [Fact]
    public async Task The_key_goes_nowhere_but_to_the_configured_address()
    {
        await using var elsewhere = new RegisterHarness(SireneSource.Insee);
        elsewhere.Answers(200, RegisterHarness.Fixture("insee/siret-actif.json"));

        await _insee.Answers(307, "", answer => answer.WithHeader("Location", elsewhere.Stub.Url + "/siret/" + Open)).AskAsync(Open);

        Assert.Equal(0, elsewhere.Calls);
    }

    [Fact]
    public async Task A_slow_one_is_waited_for_no_longer_than_the_budget()
    {
        var clock = Stopwatch.StartNew();
        var answer = await _insee.Answers(200, RegisterHarness.Fixture("insee/siret-actif.json"), response => response.WithDelay(TimeSpan.FromSeconds(20))).AskAsync(Open);

        Assert.Equal(new SireneAnswer.Unavailable(SireneOutage.TimedOut), answer);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(4), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task All_questions_of_one_turn_share_one_budget()
    {
        await using var insee = new RegisterHarness(SireneSource.Insee, ("Sirene:AttemptTimeout", "00:00:05"), ("Sirene:Budget", "00:00:00.5"));
        insee.Answers(200, "", response => response.WithDelay(TimeSpan.FromSeconds(20)));

        var clock = Stopwatch.StartNew();
        var answers = await insee.AskInOneTurnAsync(Open, Shut, Absent);

        Assert.All(answers, answer => Assert.Equal(new SireneAnswer.Unavailable(SireneOutage.TimedOut), answer));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task Nothing_that_is_logged_holds_the_key_or_what_was_asked()
    {
        await _insee.Answers(500).AskAsync(Open);
        _insee.Stub.ResetMappings();
        await _insee.Answers(401).AskAsync(Shut);

        Assert.Contains(_insee.Logged, line => line.Contains("SIRENE gave nothing to decide on: Refused (HTTP 401)", StringComparison.Ordinal));
        Assert.DoesNotContain(_insee.Logged, line => line.Contains(RegisterHarness.Key, StringComparison.Ordinal) || line.Contains(Open, StringComparison.Ordinal));
    }
}
