using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.TravelExpenses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.TravelExpenses;

/// <summary>The total goes into one's own draft statement, as it was shown, and into nothing else.</summary>
public sealed class ReportExpensesTests : IAsyncLifetime
{
    private static readonly EmailAddress _expert = EmailAddress.Parse("yann.valmorette@expert.example");
    private static readonly EmailAddress _interpreter = EmailAddress.Parse("zelie.ysolange@interprete.example");

    // 120 x 0.41 + 12.40 = 61.60.
    private static readonly ExpenseClaim _claim = new(
        [ClaimedExpense.Mileage(120, VehicleClass.Car6To7), ClaimedExpense.Paid(ExpenseNature.Toll, 1, 12.40m)], 0, new DateOnly(2026, 11, 4));

    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateDemoAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task One_sees_ones_own_drafts_the_latest_mission_first()
    {
        var drafts = await DraftsAsync(_expert);

        Assert.Equal([("MEM-2026-001", false), ("MEM-2026-003", true)], drafts.Select(draft => (draft.Number, draft.IsPast)));
        Assert.Equal(("Tribunal judiciaire d'Aubeline (service centralisateur)", new DateOnly(2026, 11, 4), 220.10m, false),
            (drafts[0].Recipient, drafts[0].MissionEndedOn, drafts[0].DeclaredExpenses, drafts[0].HasForm));
        Assert.Equal(["MEM-2026-002"], (await DraftsAsync(_interpreter)).Select(draft => draft.Number));
    }

    [Fact]
    public async Task Who_has_the_space_for_no_structure_sees_that()
    {
        var login = await DeclareTravelExpensesTests.LoginWithoutSpaceAsync(_store);

        Assert.IsType<FindDraftStatements.Outcome.SpaceClosed>(await FindAsync(login));
    }

    [Fact]
    public async Task The_statement_declares_the_forms_total_and_keeps_the_form()
    {
        var draft = (await DraftsAsync(_expert))[0];

        Assert.Equal(new ReportExpenses.Outcome.Reported("MEM-2026-001", 61.60m), await ReportAsync(_expert, draft, 61.60m));

        var statement = await StatementAsync(draft.Id);
        Assert.Equal((61.60m, 61.60m, true, (CourtFeeAnomaly?)null), (statement.DeclaredExpenses, statement.FormTotal, statement.HasForm, statement.Anomaly));
        Assert.Equal([(1, ExpenseNature.Mileage, 49.20m), (2, ExpenseNature.Toll, 12.40m)], statement.Lines.OrderBy(line => line.Order).Select(line => (line.Order, line.Nature, line.Amount)));
        Assert.Equal(statement.FormDocumentId, Assert.Single(await _store.AllAsync<StoredFile>()).Id);
        var row = Assert.Single(await _store.AllAsync<AuditEntry>());
        Assert.Equal((_expert.Address, "DeclareTravelExpenses", "MEM-2026-001", AuditOutcome.Done), (row.Actor, row.Action, row.Target, row.Outcome));
    }

    [Fact]
    public async Task Past_the_year_it_is_reported_and_noted()
    {
        var late = (await DraftsAsync(_expert))[1];

        Assert.IsType<ReportExpenses.Outcome.Reported>(await ReportAsync(_expert, late, 61.60m));

        Assert.Equal(CourtFeeAnomaly.FiledTooLate, (await StatementAsync(late.Id)).Anomaly);
    }

    [Fact]
    public async Task Somebody_elses_statement_looks_like_none_at_all()
    {
        var others = (await DraftsAsync(_interpreter))[0];

        Assert.IsType<ReportExpenses.Outcome.NotFound>(await ReportAsync(_expert, others, 61.60m));
        Assert.IsType<ReportExpenses.Outcome.NotFound>(await ReportAsync(_expert, others with { Id = 1 }, 61.60m));

        Assert.Equal(299.15m, (await StatementAsync(others.Id)).DeclaredExpenses);
        Assert.All(await _store.AllAsync<AuditEntry>(), entry => Assert.Equal(AuditOutcome.Refused, entry.Outcome));
    }

    [Fact]
    public async Task A_statement_that_was_sent_meanwhile_is_left_alone()
    {
        var draft = (await DraftsAsync(_expert))[0];
        await _store.ArrangeAsync(context => context.Database.ExecuteSqlRaw("UPDATE court_fee_statements SET status = 'MISE_A_DISPOSITION' WHERE number = 'MEM-2026-001'"));

        Assert.IsType<ReportExpenses.Outcome.NotADraft>(await ReportAsync(_expert, draft, 61.60m));
        Assert.Equal(220.10m, (await StatementAsync(draft.Id)).DeclaredExpenses);
    }

    [Theory]
    [InlineData("UPDATE court_fee_statements SET declared_expenses = '1.00'")]
    [InlineData("UPDATE court_fee_statements SET has_form = 1")]
    public async Task A_statement_that_is_not_what_was_shown_is_left_alone(string change)
    {
        var draft = (await DraftsAsync(_expert))[0];
        await _store.ArrangeAsync(context => context.Database.ExecuteSqlRaw(change));

        Assert.IsType<ReportExpenses.Outcome.Changed>(await ReportAsync(_expert, draft, 61.60m));
        Assert.Null((await StatementAsync(draft.Id)).FormDocumentId);
    }

    [Fact]
    public async Task Another_total_than_the_confirmed_one_is_not_reported() =>
        Assert.IsType<ReportExpenses.Outcome.Changed>(await ReportAsync(_expert, (await DraftsAsync(_expert))[0], 61.59m));

    [Fact]
    public async Task A_space_that_was_closed_meanwhile_is_said()
    {
        var draft = (await DraftsAsync(_expert))[0];
        var account = (await _store.AllAsync<ChorusAssistant.Domain.Accounts.Account>()).Single(account => account.Login == _expert);
        await _store.ArrangeAsync(context => context.Database.ExecuteSql($"UPDATE attachments SET spaces = '[]' WHERE account_id = {account.Id}"));

        Assert.IsType<ReportExpenses.Outcome.SpaceClosed>(await ReportAsync(_expert, draft, 61.60m));
    }

    private async Task<IReadOnlyList<DraftStatement>> DraftsAsync(EmailAddress login) =>
        Assert.IsType<FindDraftStatements.Outcome.Found>(await FindAsync(login)).Drafts;

    private Task<FindDraftStatements.Outcome> FindAsync(EmailAddress login) =>
        _store.RunAsync(services => services.GetRequiredService<FindDraftStatements>().RunAsync(login, CancellationToken.None));

    private Task<ReportExpenses.Outcome> ReportAsync(EmailAddress login, DraftStatement shown, decimal total) =>
        _store.RunAsync(services => services.GetRequiredService<ReportExpenses>().RunAsync(login, shown, _claim, total, CancellationToken.None));

    private Task<CourtFeeStatement> StatementAsync(long id) => _store.RunAsync(services =>
        services.GetRequiredService<ChorusDbContext>().Set<CourtFeeStatement>().AsNoTracking().Include(statement => statement.Lines).SingleAsync(statement => statement.Id == id));
}
