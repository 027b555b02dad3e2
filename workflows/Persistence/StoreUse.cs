namespace ChorusAssistant.Workflows.Persistence;

/// <summary>
/// Shows that the SQLite database is in use, by a lock that the operating system drops when the process dies: any number of programs may
/// use it at once, and a restore only when none does.
/// </summary>
public sealed class StoreUse : IDisposable
{
    private readonly FileStream _lock;

    private StoreUse(FileStream held) => _lock = held;

    /// <summary>Uses it together with others; waits for nobody. Null while a restore replaces it.</summary>
    public static StoreUse? Share(StoreAddress address) => Open(address, FileAccess.Read, FileShare.Read);

    /// <summary>Takes it for oneself; null while somebody uses it.</summary>
    public static StoreUse? Take(StoreAddress address) => Open(address, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Lets go of it.</summary>
    public void Dispose() => _lock.Dispose();

    private static StoreUse? Open(StoreAddress address, FileAccess access, FileShare share)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = address.SqliteFile + ".in-use";
        try
        {
            return new StoreUse(new FileStream(path, FileMode.OpenOrCreate, access, share));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
