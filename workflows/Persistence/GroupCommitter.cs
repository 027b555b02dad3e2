using System.Threading.Channels;
using ChorusAssistant.Workflows.Persistence.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>
/// Commits what waits, many units of work in one transaction, so that they share one fsync. There is no timer: while one
/// commit runs, the next batch gathers.
/// </summary>
internal abstract partial class GroupCommitter : BackgroundService, ICommitter
{
    private readonly Channel<Pending> _queue;
    private readonly int _maximumBatch;
    private readonly int _writers;
    private readonly ILogger _logger;

    protected GroupCommitter(IOptions<DatabaseOptions> options, int writers, ILogger logger)
    {
        _maximumBatch = options.Value.MaximumBatch;
        _writers = writers;
        _logger = logger;
        _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(options.Value.QueueCapacity)
        {
            SingleReader = writers == 1,
            FullMode = BoundedChannelFullMode.Wait,
        });
    }

    /// <inheritdoc/>
    public Task<CommitOutcome> CommitAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        // Once queued, the outcome is awaited whatever the caller's token says: a caller that left must not make the
        // difference between "stored" and "not stored" unknowable.
        cancellationToken.ThrowIfCancellationRequested();
        var pending = new Pending(work);
        return _queue.Writer.TryWrite(pending)
            ? pending.Completion.Task
            : throw new StoreUnavailableException("Too many units of work are waiting for the store.");
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected sealed override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, _writers).Select(_ => WriteAsync()));

    /// <summary>Opens what one writer needs. Called again after a failure.</summary>
    protected abstract Task<IBatchWriter> OpenWriterAsync();

    private async Task WriteAsync()
    {
        IBatchWriter? writer = null;
        var batch = new List<Pending>(_maximumBatch);
        // The loop ends when the queue is completed and empty: what was accepted before the stop is still committed.
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            while (batch.Count < _maximumBatch && _queue.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            if (batch.Count == 0)
            {
                continue;
            }

            try
            {
                // A database that was away and is back must not cost the first turn after it.
                writer = writer is not null && await writer.IsUsableAsync() ? writer : await DropAsync(writer);
                writer ??= await OpenWriterAsync();
                await writer.WriteAsync(batch);
            }
            catch (Exception failure) when (IsStoreFailure(failure))
            {
                LogStoreFailure(_logger, failure.GetType().Name, failure.Message, batch.Count);
                writer = await DropAsync(writer);
                Fail(batch, new StoreUnavailableException("The database cannot store anything at the moment.", failure));
                continue;
            }
            catch (Exception failure)
            {
                // A defect in one unit (a value the mapping refuses, say) must neither stop the writer nor harm its neighbours.
                LogDefect(_logger, failure, batch.Count);
                writer = await DropAsync(writer);
                if (batch.Count == 1)
                {
                    Fail(batch, failure);
                }
                else
                {
                    writer = await WriteOneByOneAsync(batch);
                }

                continue;
            }

            Complete(batch);
        }

        await DropAsync(writer);
    }

    private async Task<IBatchWriter?> WriteOneByOneAsync(List<Pending> batch)
    {
        IBatchWriter? writer = null;
        foreach (var pending in batch)
        {
            List<Pending> single = [pending];
            try
            {
                writer ??= await OpenWriterAsync();
                await writer.WriteAsync(single);
                Complete(single);
            }
            catch (Exception failure)
            {
                LogDefect(_logger, failure, 1);
                writer = await DropAsync(writer);
                Fail(single, IsStoreFailure(failure)
                    ? new StoreUnavailableException("The database cannot store anything at the moment.", failure)
                    : failure);
            }
        }

        return writer;
    }

    /// <summary>Whether the failure tells of the store (locked, full, unreachable) and not of what was to be stored.</summary>
    protected abstract bool IsStoreFailure(Exception failure);

    private static async Task<IBatchWriter?> DropAsync(IBatchWriter? writer)
    {
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        return null;
    }

    private static void Complete(List<Pending> batch)
    {
        foreach (var pending in batch)
        {
            pending.Completion.TrySetResult(pending.Outcome);
        }
    }

    private static void Fail(List<Pending> batch, Exception failure)
    {
        foreach (var pending in batch)
        {
            pending.Completion.TrySetException(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store refused {Count} units of work: {Failure}: {Reason}")]
    private static partial void LogStoreFailure(ILogger logger, string failure, string reason, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A unit of work could not be written ({Count} in the batch).")]
    private static partial void LogDefect(ILogger logger, Exception failure, int count);

    /// <summary>One unit of work on its way to the disk.</summary>
    internal sealed class Pending(UnitOfWork work)
    {
        public UnitOfWork Work { get; } = work;

        public TaskCompletionSource<CommitOutcome> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>What to tell the caller once the transaction is durable.</summary>
        public CommitOutcome Outcome { get; set; } = CommitOutcome.Committed;
    }

    /// <summary>Writes batches over one connection.</summary>
    internal interface IBatchWriter : IAsyncDisposable
    {
        /// <summary>Whether its connection still stands, as far as can be known before something is written over it.</summary>
        ValueTask<bool> IsUsableAsync();

        /// <summary>Writes the batch in one transaction, sets each outcome, and returns when it is durable.</summary>
        Task WriteAsync(List<Pending> batch);
    }

    /// <summary>Saves the tracked changes over the writer's own connection and transaction.</summary>
    protected static async Task<CommitOutcome> SaveContextAsync(
        ChorusDbContext context, System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction)
    {
        context.Database.AutoSavepointsEnabled = false;
        context.Database.SetDbConnection(connection, contextOwnsConnection: false);
        await context.Database.UseTransactionAsync(transaction);
        try
        {
            // The unit of work accepts them once the transaction is durable. Until then it may be rolled back for a neighbour's
            // sake, and what counts as saved would not be written again.
            await context.SaveChangesAsync(acceptAllChangesOnSuccess: false);
            return CommitOutcome.Committed;
        }
        catch (DbUpdateConcurrencyException)
        {
            return CommitOutcome.Conflict;
        }
        finally
        {
            await context.Database.UseTransactionAsync(null);
        }
    }
}
