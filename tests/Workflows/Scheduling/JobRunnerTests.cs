using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Workflows.Audit;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Jobs;
using ChorusAssistant.Workflows.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.Scheduling;

/// <summary>Scheduled jobs: due by the clock, one transaction with their own record, once among several nodes.</summary>
public sealed class JobRunnerTests
{
    [Fact]
    public async Task A_job_runs_when_it_is_due_and_until_it_has_nothing_more_to_do()
    {
        await using var bot = await BotHarness.StartAsync(services => services.AddScheduledJob<CountsToThree>());

        await bot.RunJobsAsync();
        var first = await CountAsync(bot);
        await bot.RunJobsAsync();
        var notDue = await CountAsync(bot);
        bot.Clock.Advance(CountsToThree.Every);
        await bot.RunJobsAsync();

        Assert.Equal(3, first);
        Assert.Equal(3, notDue);
        Assert.Equal(4, await CountAsync(bot));
        var record = Assert.Single(await bot.AllAsync<JobRecord>(), job => job.Name == CountsToThree.Name);
        Assert.Equal(bot.Clock.GetUtcNow() + CountsToThree.Every, record.NextRunAt);
    }

    [Fact]
    public async Task Two_nodes_do_it_once()
    {
        Meets.Both = new Barrier(2);
        await using var one = await BotHarness.StartAsync(services => services.AddScheduledJob<Meets>());
        await using var other = await one.StartSecondNodeAsync();

        await Task.WhenAll(Task.Run(one.RunJobsAsync), Task.Run(other.RunJobsAsync));

        Assert.Equal(2, Meets.Starts);
        Assert.Single(await one.AllAsync<AuditEntry>());
    }

    [Fact]
    public async Task A_job_that_fails_leaves_nothing_half_done_and_is_tried_again()
    {
        Fails.Broken = true;
        await using var bot = await BotHarness.StartAsync(services => services.AddScheduledJob<Fails>().AddScheduledJob<CountsToThree>());

        await bot.RunJobsAsync();
        Assert.DoesNotContain(await bot.AllAsync<AuditEntry>(), entry => entry.Action == Fails.Name);
        Assert.Equal(3, await CountAsync(bot));
        Assert.Equal((1, nameof(TimeoutException)), FailureOf(await bot.AllAsync<JobRecord>()));

        Fails.Broken = false;
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.RunJobsAsync();

        Assert.Single(await bot.AllAsync<AuditEntry>(), entry => entry.Action == Fails.Name);
        Assert.Equal((0, null), FailureOf(await bot.AllAsync<JobRecord>()));
    }

    private static (int, string?) FailureOf(List<JobRecord> records)
    {
        var record = records.Single(job => job.Name == Fails.Name);
        return (record.Failures, record.LastError);
    }

    private static async Task<int> CountAsync(BotHarness bot) => (await bot.AllAsync<AuditEntry>()).Count(entry => entry.Action == CountsToThree.Name);

    private sealed class CountsToThree(IAuditTrail audit, ChorusDbContext context) : IScheduledJob
    {
        public static string Name => "counts-to-three";

        public static TimeSpan Every => TimeSpan.FromHours(1);

        public async Task<bool> RunAsync(CancellationToken cancellationToken)
        {
            audit.Record("system", Name, target: null, AuditOutcome.Done);
            return await context.Set<AuditEntry>().CountAsync(cancellationToken) < 2;
        }
    }

    private sealed class Meets(IAuditTrail audit) : IScheduledJob
    {
        private static int _starts;

        public static Barrier? Both { get; set; }

        public static int Starts => _starts;

        public static string Name => "meets";

        public static TimeSpan Every => TimeSpan.FromHours(1);

        public Task<bool> RunAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _starts);
            Both!.SignalAndWait(TimeSpan.FromSeconds(20), cancellationToken);
            audit.Record("system", Name, target: null, AuditOutcome.Done);
            return Task.FromResult(false);
        }
    }

    private sealed class Fails(IAuditTrail audit) : IScheduledJob
    {
        public static bool Broken { get; set; }

        public static string Name => "fails";

        public static TimeSpan Every => TimeSpan.FromDays(1);

        public Task<bool> RunAsync(CancellationToken cancellationToken)
        {
            audit.Record("system", Name, target: null, AuditOutcome.Done);
            return Broken ? throw new TimeoutException() : Task.FromResult(false);
        }
    }
}
