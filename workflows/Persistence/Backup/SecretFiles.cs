namespace ChorusAssistant.Workflows.Persistence.Backup;

/// <summary>
/// The files of the storage folder without which a database is not the same service: the keys that tokens and links are signed with.
/// Mail that was delivered and models that are trained from the content do not belong to them.
/// </summary>
internal static class SecretFiles
{
    private const string Keys = "keys";
    private static readonly string[] Single = ["portal-signing-key"];

    /// <summary>Paths relative to the storage folder, with <c>/</c>.</summary>
    public static List<string> In(string directory)
    {
        var keys = Path.Combine(directory, Keys);
        return
        [
            .. Directory.Exists(keys) ? Directory.GetFiles(keys, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(directory, file).Replace('\\', '/')) : [],
            .. Single.Where(name => File.Exists(Path.Combine(directory, name))),
        ];
    }

    /// <summary>Whether a backup may hold this path: an archive is no licence to write anywhere.</summary>
    public static bool IsOne(string path) =>
        Single.Contains(path) || (path.StartsWith($"{Keys}/", StringComparison.Ordinal) && !path.Split('/').Any(part => part is "" or "." or ".."));
}
