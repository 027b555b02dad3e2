using System.Text;

namespace ChorusAssistant.Bot.Portal;

/// <summary>Files with keys: whole or not there, and for nobody but the account that the service runs as.</summary>
internal static class PrivateFile
{
    /// <summary>Writes the file if there is none; where another process is quicker, its content stays.</summary>
    public static void WriteOnce(string path, string content)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.UTF8.GetBytes(content));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary); // another process was quicker: its key is everybody's
        }
    }
}
