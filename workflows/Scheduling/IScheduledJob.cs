namespace ChorusAssistant.Workflows.Scheduling;

/// <summary>
/// Work that is due by the clock. A run and the note that it was done are one transaction: of two nodes that run the same job at the
/// same time, one commits, and the other's work is dropped whole.
/// </summary>
public interface IScheduledJob
{
    /// <summary>Names the job for ever: its row in the table of jobs.</summary>
    static abstract string Name { get; }

    /// <summary>How often it looks whether there is something to do.</summary>
    static abstract TimeSpan Every { get; }

    /// <summary>
    /// Does what is due, a bounded part of it, within the scope's unit of work, which the caller commits. It must be harmless to run it
    /// again: what was done is not due any more. True when there is more to do at once.
    /// </summary>
    Task<bool> RunAsync(CancellationToken cancellationToken);
}
