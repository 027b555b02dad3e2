using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Workflows.DraftInvoices;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.DraftInvoices;

/// <summary>Whose drafts are shown, and what each lacks.</summary>
public sealed class BrowseDraftsTests : IAsyncLifetime
{
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateDemoAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task One_s_own_drafts_are_listed_the_oldest_first()
    {
        var list = await ListAsync("lucien.ysolange@fournitures.example");

        Assert.Equal(3, list.Total);
        Assert.Equal([("20260003", 45), ("20260002", 13), ("17052019", 6)], list.Drafts.Select(draft => (draft.Number.Text, draft.AgeInDays)));
        Assert.All(list.Drafts, draft => Assert.Empty(draft.Problems));
    }

    [Theory]
    [InlineData("violaine.pontarveau@nettoyage.example", "FA-2026-0003", DraftProblem.CommitmentNumberMissing)]
    [InlineData("celeste.lisandrou@numerique.example", "F26_043", DraftProblem.ServiceMissing)]
    [InlineData("ines.grisolange@vitres.example", "2026/00213", DraftProblem.RecipientInactive)]
    public async Task The_demo_s_blocked_drafts_say_what_they_lack(string login, string number, DraftProblem problem) =>
        Assert.Equal([problem], (await ListAsync(login)).Drafts.Single(draft => draft.Number.Text == number).Problems);

    [Fact]
    public async Task Every_other_draft_of_the_demo_can_be_sent()
    {
        var problems = await _store.RunAsync(async services =>
        {
            var suppliers = await services.GetRequiredService<ChorusDbContext>().Set<Invoice>().Select(invoice => invoice.SupplierId).Distinct().ToListAsync();
            var drafts = await services.GetRequiredService<IDraftInvoices>().OldestDraftsAsync(suppliers, 100, CancellationToken.None);
            return drafts.Select(draft => Draft.Of(draft, TestStore.Start)).ToList();
        });

        Assert.Equal(24, problems.Count);
        Assert.Equal(3, problems.Count(draft => draft.Problems.Count > 0));
    }

    [Theory]
    [InlineData("17052019")]
    [InlineData("NO-SUCH-NUMBER")]
    public async Task A_draft_of_somebody_else_is_as_unknown_as_one_that_is_not_there(string number) =>
        Assert.Empty(await FindAsync("violaine.pontarveau@nettoyage.example", number));

    [Theory]
    [InlineData("FA-2026-0003")]
    [InlineData("fa-2026-0003")]
    [InlineData("FA20260003")]
    [InlineData("fa/2026/0003")]
    public async Task A_number_is_found_however_it_is_spelled(string typed) =>
        Assert.Equal("FA-2026-0003", Assert.Single(await FindAsync("violaine.pontarveau@nettoyage.example", typed)).Number.Text);

    [Theory]
    [InlineData("xaviere.bretinval@fournitures.example")]
    [InlineData("nobody@nowhere.example")]
    [InlineData("zelie.bretinval@plomberie.example")]
    public async Task Who_has_no_active_account_and_attachment_sees_nothing(string login)
    {
        var outcome = await _store.RunAsync(services => services.GetRequiredService<BrowseDrafts>().ListAsync(EmailAddress.Parse(login), CancellationToken.None));

        Assert.IsType<BrowseDrafts.Outcome.SpaceClosed>(outcome);
        Assert.Empty(await FindAsync(login, "17052019"));
    }

    private async Task<BrowseDrafts.Outcome.Listed> ListAsync(string login) => Assert.IsType<BrowseDrafts.Outcome.Listed>(
        await _store.RunAsync(services => services.GetRequiredService<BrowseDrafts>().ListAsync(EmailAddress.Parse(login), CancellationToken.None)));

    private Task<IReadOnlyList<Draft>> FindAsync(string login, string number) => _store.RunAsync(services =>
        services.GetRequiredService<BrowseDrafts>().FindAsync(EmailAddress.Parse(login), InvoiceNumber.Parse(number), CancellationToken.None));
}
