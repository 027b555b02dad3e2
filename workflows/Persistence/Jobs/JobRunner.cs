using ChorusAssistant.Workflows.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChorusAssistant.Workflows.Persistence.Jobs;

/// <summary>Runs the scheduled jobs of the program when they are due, on any number of nodes.</summary>
public sealed partial class JobRunner(
    IEnumerable<JobDefinition> jobs, IServiceScopeFactory scopes, TimeProvider time, ILogger<JobRunner> logger) : BackgroundService
{
    // The start is over before the first look, which wakes EF Core.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    // A job that always says "more" is a defect; it must not keep the others from running.
    private const int MostRunsAtOnce = 1000;

    /// <summary>Runs every job that is due, each until it has nothing more to do; returns when the next one is due.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be used now; nothing was done half.</exception>
    public async Task<DateTimeOffset> RunDueAsync(CancellationToken cancellationToken)
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var job in jobs)
        {
            var due = await RunWhileDueAsync(job, cancellationToken);
            next = due < next ? due : next;
        }

        return next;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Patience;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                var left = await RunDueAsync(stoppingToken) - time.GetUtcNow();
                pause = left < ShortestPause ? ShortestPause : left > LongestPause ? LongestPause : left;
            }
            catch (Exception unavailable) when (StoreFailures.IsOne(unavailable) && !stoppingToken.IsCancellationRequested)
            {
                LogStoreAway(logger, unavailable.Message);
                pause = Patience;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<DateTimeOffset> RunWhileDueAsync(JobDefinition job, CancellationToken cancellationToken)
    {
        for (var run = 0; run < MostRunsAtOnce; run++)
        {
            try
            {
                if (await TryRunAsync(job, cancellationToken) is { } due)
                {
                    return due;
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException && !StoreFailures.IsOne(failure))
            {
                // The boundary of one job: the others are still due.
                LogFailed(logger, failure, job.Name);
                return await WriteDownFailureAsync(job, failure.GetType().Name, cancellationToken);
            }
        }

        LogEndless(logger, job.Name);
        return time.GetUtcNow() + job.Every;
    }

    /// <summary>One run, if the job is due; then when it is due next, or null when it is to be asked again at once.</summary>
    private async Task<DateTimeOffset?> TryRunAsync(JobDefinition job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var now = time.GetUtcNow();
        var record = await RecordOfAsync(job, work, cancellationToken);
        if (record.NextRunAt > now)
        {
            return record.NextRunAt;
        }

        var hasMore = await job.RunAsync(scope.ServiceProvider, cancellationToken);
        record.Succeed(now, hasMore ? now : now + job.Every);
        return await work.CommitAsync(cancellationToken) == CommitOutcome.Committed && !hasMore ? record.NextRunAt : null;
    }

    private async Task<DateTimeOffset> WriteDownFailureAsync(JobDefinition job, string error, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var record = await RecordOfAsync(job, work, cancellationToken);
        record.Fail(error, time.GetUtcNow() + (job.Every < LongestPause ? job.Every : LongestPause));
        await work.CommitAsync(cancellationToken);
        return record.NextRunAt;
    }

    private static async Task<JobRecord> RecordOfAsync(JobDefinition job, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await work.Context.Set<JobRecord>().AsTracking().SingleOrDefaultAsync(record => record.Name == job.Name, cancellationToken) is { } known)
        {
            return known;
        }

        var record = new JobRecord { Name = job.Name };
        work.Context.Add(record);
        return record;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduled job {Job} failed; it is tried again within a minute.")]
    private static partial void LogFailed(ILogger logger, Exception failure, string job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scheduled jobs wait for the store: {Reason}")]
    private static partial void LogStoreAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduled job {Job} finds no end.")]
    private static partial void LogEndless(ILogger logger, string job);
}
