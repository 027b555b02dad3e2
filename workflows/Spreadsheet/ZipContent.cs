using System.IO.Compression;

namespace ChorusAssistant.Workflows.Spreadsheet;

/// <summary>Measures what a zip file really unpacks to: its own table of sizes may lie.</summary>
internal static class ZipContent
{
    private static ReadOnlySpan<byte> Signature => [0x50, 0x4B];

    public static bool IsZip(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Whether it holds no more files and no more bytes than that. Unpacks at most one buffer too many.</summary>
    /// <exception cref="InvalidDataException">It is broken.</exception>
    public static bool IsWithin(byte[] file, int mostEntries, long mostBytes)
    {
        using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > mostEntries)
        {
            return false;
        }

        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                total += read;
                if (total > mostBytes)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
