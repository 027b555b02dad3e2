using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.Persistence;

/// <summary>Units of work that share a transaction do not share a fate.</summary>
public sealed class GroupCommitTests : IAsyncLifetime
{
    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_unit_that_cannot_be_written_takes_nothing_from_its_neighbours()
    {
        Task<CommitOutcome>[] neighbours;
        Task<CommitOutcome> broken;
        await using (var scope = _bot.Services.CreateAsyncScope())
        {
            // While the database is locked, all of them gather in one batch.
            await using (await LockAsync())
            {
                var first = CommitAsync(scope, context => context.Add(Entry("First")));
                var before = CommitAsync(scope, context => context.Add(TestAccounts.With("before@mairie.example", AccountState.Pending)));
                broken = CommitAsync(scope, context => context.Add(Entry(action: null!)));
                neighbours =
                [
                    first,
                    before,
                    CommitAsync(scope, context => context.Add(TestAccounts.With("after@mairie.example", AccountState.Pending))),
                    CommitAsync(scope, context => context.Add(Entry("Last"))),
                ];
            }

            Assert.All(await Task.WhenAll(neighbours), outcome => Assert.Equal(CommitOutcome.Committed, outcome));
            await Assert.ThrowsAnyAsync<Exception>(() => broken);
        }

        Assert.Equal(["after@mairie.example", "before@mairie.example"], (await _bot.AllAsync<Account>()).Select(account => account.Login.Address).Order());
        Assert.Equal(["First", "Last"], (await _bot.AllAsync<AuditEntry>()).Select(entry => entry.Action).Order());
    }

    private static Task<CommitOutcome> CommitAsync(AsyncServiceScope scope, Action<ChorusDbContext> change)
    {
        var services = scope.ServiceProvider;
        var work = new UnitOfWork(services.GetRequiredService<Func<ChorusDbContext>>(), services.GetRequiredService<ICommitter>());
        change(work.Context);
        return work.CommitAsync(CancellationToken.None);
    }

    private static AuditEntry Entry(string action) => new() { At = BotHarness.Start, Actor = "test", Action = action, Outcome = AuditOutcome.Done };

    private async Task<SqliteTransaction> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={_bot.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        return connection.BeginTransaction(deferred: false);
    }
}
