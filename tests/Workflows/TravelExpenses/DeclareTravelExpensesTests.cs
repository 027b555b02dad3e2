using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.Documents;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.TravelExpenses;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.TravelExpenses;

/// <summary>The form is made for whoever has an active account, with the total that was confirmed, and for nobody else.</summary>
public sealed class DeclareTravelExpensesTests : IAsyncLifetime
{
    private static readonly EmailAddress _expert = EmailAddress.Parse("yann.valmorette@expert.example");

    // 120 x 0.41 + 12.40 = 61.60.
    private static readonly ExpenseClaim _claim = new(
        [ClaimedExpense.Mileage(120, VehicleClass.Car6To7), ClaimedExpense.Paid(ExpenseNature.Toll, 1, 12.40m)], 0, new DateOnly(2026, 11, 4));

    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateDemoAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Makes_the_form_notes_it_and_leaves_one_audit_row()
    {
        var declared = Assert.IsType<DeclareTravelExpenses.Outcome.Declared>(await RunAsync(_expert, 61.60m));

        Assert.Equal((61.60m, "bordereau-frais-divers-2026-11-24.xlsx", TestStore.Start.AddDays(7)), (declared.Total, declared.Form.Name, declared.Form.ExpiresAt));
        var file = Assert.Single(await _store.AllAsync<StoredFile>());
        Assert.Equal((declared.Form.Id, StoredFile.DocumentsOwner), (file.Id, file.Owner));
        Assert.Equal((_expert, 61.60m), Assert.Single((await _store.AllAsync<ExpenseSheet>()).Select(sheet => (sheet.Login, sheet.Total))));
        Assert.Equal((_expert.Address, "DeclareTravelExpenses", (string?)_expert.Address, AuditOutcome.Done), Assert.Single(await AuditAsync()));
    }

    [Fact]
    public async Task A_total_that_was_not_the_one_confirmed_makes_nothing()
    {
        Assert.Equal(new DeclareTravelExpenses.Outcome.TotalChanged(61.60m), await RunAsync(_expert, 61.59m));

        Assert.Empty(await _store.AllAsync<ExpenseSheet>());
        Assert.Empty(await _store.AllAsync<StoredFile>());
        Assert.Equal(AuditOutcome.Refused, Assert.Single(await AuditAsync()).Outcome);
    }

    [Fact]
    public async Task Nothing_is_made_for_an_account_that_is_not_active()
    {
        Assert.Equal(new DeclareTravelExpenses.Outcome.NoAccount(), await RunAsync(EmailAddress.Parse("xaviere.bretinval@fournitures.example"), 61.60m));

        Assert.Empty(await _store.AllAsync<ExpenseSheet>());
    }

    [Fact]
    public async Task No_space_has_to_be_open_for_a_form() =>
        Assert.IsType<DeclareTravelExpenses.Outcome.Declared>(await RunAsync(await LoginWithoutSpaceAsync(_store), 61.60m));

    internal static async Task<EmailAddress> LoginWithoutSpaceAsync(TestStore store)
    {
        var attachments = await store.AllAsync<ChorusAssistant.Domain.Structures.Attachment>();
        var accounts = await store.AllAsync<ChorusAssistant.Domain.Accounts.Account>();
        return accounts.First(account => account.State == ChorusAssistant.Domain.Accounts.AccountState.Active
            && attachments.Any(attachment => attachment.AccountId == account.Id)
            && !attachments.Any(attachment => attachment.AccountId == account.Id && attachment.Spaces.Contains("MEMOIRES_FRAIS_JUSTICE"))).Login;
    }

    private Task<DeclareTravelExpenses.Outcome> RunAsync(EmailAddress login, decimal total) =>
        _store.RunAsync(services => services.GetRequiredService<DeclareTravelExpenses>().RunAsync(login, _claim, total, CancellationToken.None));

    private async Task<List<(string Actor, string Action, string? Target, AuditOutcome Outcome)>> AuditAsync() =>
        [.. (await _store.AllAsync<AuditEntry>()).Select(entry => (entry.Actor, entry.Action, entry.Target, entry.Outcome))];
}
