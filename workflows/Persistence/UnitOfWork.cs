using ChorusAssistant.Workflows.Persistence.Log;

namespace ChorusAssistant.Workflows.Persistence;

/// <summary>How a commit ended.</summary>
public enum CommitOutcome
{
    /// <summary>Everything is stored, durably.</summary>
    Committed,

    /// <summary>Somebody else changed the same thing first: nothing is stored; read again and decide again.</summary>
    Conflict,
}

/// <summary>
/// Everything one turn, one page or one job changes: committed whole in one transaction, or not at all. One per scope.
/// </summary>
public sealed class UnitOfWork(Func<ChorusDbContext> createContext, ICommitter committer) : IAsyncDisposable
{
    private readonly List<Action> _afterCommit = [];
    private ChorusDbContext? _context;

    /// <summary>The scope's context, made when first asked for: a turn that touches no domain data pays nothing for EF Core.</summary>
    public ChorusDbContext Context => _context ??= createContext();

    /// <summary>The context if this scope has used one.</summary>
    internal ChorusDbContext? ContextIfUsed => _context;

    /// <summary>The log entry that goes with the changes, if any.</summary>
    public LogEntry? Entry { get; set; }

    /// <summary>Runs <paramref name="action"/> once, after the commit and only if it succeeded. It must not throw.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>Commits. On a conflict the unit of work is spent: begin again in a new scope.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot take it now; nothing was stored.</exception>
    public async Task<CommitOutcome> CommitAsync(CancellationToken cancellationToken)
    {
        if (Entry is null && _context?.ChangeTracker.HasChanges() != true)
        {
            return CommitOutcome.Committed;
        }

        if (Entry is not null && _context is not null)
        {
            StreamColumn.Fill(_context.ChangeTracker, Entry.Stream);
        }

        var outcome = await committer.CommitAsync(this, cancellationToken);
        if (outcome == CommitOutcome.Committed)
        {
            _context?.ChangeTracker.AcceptAllChanges();
            foreach (var action in _afterCommit)
            {
                action();
            }
        }

        return outcome;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Takes units of work to the database, many in one transaction.</summary>
public interface ICommitter
{
    /// <summary>Commits one unit of work; returns when it is durable.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot take it now; nothing was stored.</exception>
    Task<CommitOutcome> CommitAsync(UnitOfWork work, CancellationToken cancellationToken);
}

/// <summary>The database cannot be read or written at the moment: locked, full, read-only or unreachable. Nothing was stored.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
