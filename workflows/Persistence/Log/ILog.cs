namespace ChorusAssistant.Workflows.Persistence.Log;

/// <summary>Reads the log. Only what is committed is seen; entries are appended by <see cref="UnitOfWork.Entry"/>.</summary>
public interface ILog
{
    /// <summary>The newest entry of the stream, or null when the stream does not exist.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read now.</exception>
    Task<LogEntry?> NewestAsync(string stream, CancellationToken cancellationToken);

    /// <summary>The entry that the key caused, or null.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read now.</exception>
    Task<LogEntry?> FindAsync(string stream, string key, CancellationToken cancellationToken);

    /// <summary>The entries that hold positions above <paramref name="position"/>, oldest first, at most <paramref name="maximum"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read now.</exception>
    Task<IReadOnlyList<LogEntry>> AfterAsync(string stream, long position, int maximum, CancellationToken cancellationToken);
}
