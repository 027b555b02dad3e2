using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Sirene;
using ChorusAssistant.Workflows.Sirene.Import;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.Sirene;

/// <summary>The copy of the register in our database; the demo portal brings one.</summary>
public sealed class EmbeddedTests
{
    private const string Absent = "02089414300013";

    [Fact]
    public async Task An_open_establishment_is_active()
    {
        await using var store = await TestStore.CreateDemoAsync();

        Assert.Equal(
            new SireneAnswer.Active(new SireneLegalUnit(LegalUnitState.Active, "COMMUNE NOUVELLE DE ROCHEVAL-BRÉSIEUX", "7210")),
            await AskAsync(store, "02534944000013"));
    }

    [Fact]
    public async Task A_closed_one_says_since_when_and_where_its_legal_unit_went()
    {
        await using var store = await TestStore.CreateDemoAsync();

        var ended = Assert.IsType<SireneAnswer.Closed>(await AskAsync(store, "02594118800010"));
        var moved = Assert.IsType<SireneAnswer.Closed>(await AskAsync(store, "02385722000026"));

        Assert.Equal((new DateOnly(2026, 4, 8), LegalUnitState.Ceased, null), (ended.Since!.Value, ended.LegalUnit!.State, ended.Successor));
        Assert.Equal((LegalUnitState.Active, Siret.Parse("02385722000075")), (moved.LegalUnit!.State, moved.Successor));
    }

    [Fact]
    public async Task What_is_missing_from_a_loaded_copy_is_not_found()
    {
        await using var store = await TestStore.CreateDemoAsync();

        Assert.IsType<SireneAnswer.NotFound>(await AskAsync(store, Absent));
    }

    [Fact]
    public async Task What_is_missing_from_a_copy_that_was_never_loaded_may_exist()
    {
        await using var store = await TestStore.CreateAsync();

        Assert.Equal(new SireneAnswer.Unavailable(SireneOutage.NotLoaded), await AskAsync(store, Absent));
    }

    [Fact]
    public async Task What_is_missing_from_a_copy_whose_first_load_is_not_over_may_exist()
    {
        await using var store = await TestStore.CreateDemoAsync();
        await store.ArrangeAsync(context => context.Add(Import("november", finishedAt: null)));
        Assert.Equal(new SireneAnswer.Unavailable(SireneOutage.NotLoaded), await AskAsync(store, Absent));

        await store.ArrangeAsync(context => context.Add(Import("october", TestStore.Start)));
        Assert.IsType<SireneAnswer.NotFound>(await AskAsync(store, Absent));
    }

    private static SireneImport Import(string fingerprint, DateTimeOffset? finishedAt) => new()
    {
        Fingerprint = fingerprint,
        Kind = StockKind.Establishments,
        Lines = 1,
        Rejected = 0,
        StartedAt = TestStore.Start,
        FinishedAt = finishedAt,
    };

    private static Task<SireneAnswer> AskAsync(TestStore store, string siret) =>
        store.RunAsync(services => services.GetRequiredService<ISireneRegister>().FindAsync(Siret.Parse(siret), CancellationToken.None));
}
