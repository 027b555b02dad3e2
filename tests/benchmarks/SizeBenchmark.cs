using System.Diagnostics;
using System.IO.Compression;

namespace ChorusAssistant.Benchmarks;

/// <summary>The widget's files as published, gzipped.</summary>
internal static class SizeBenchmark
{
    private const string Launcher = "claudia.js";

    public static async Task RunAsync(Options options)
    {
        Figures.Title("size: the widget as published, gzipped");
        using var workspace = new Workspace();
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", Service.BotProject, "-c", "Release", "-o", workspace.Folder, "-v", "quiet", "--nologo"]))!;
        await publish.WaitForExitAsync();
        var root = Path.Combine(workspace.Folder, "wwwroot", "webchat");
        var sizes = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".js" or ".css")
            .Select(file => (Name: Path.GetRelativePath(root, file), Bytes: SizeOf(file)))
            .OrderByDescending(file => file.Bytes)
            .ToList();
        foreach (var (name, bytes) in sizes)
        {
            Figures.Line(name, bytes / 1024.0, "kB", "N2");
        }

        Figures.Line("before the first click", "1 = 6 kB", sizes.First(file => file.Name == Launcher).Bytes / (6 * 1024.0));
        Figures.Line("the whole widget", "1 = 45 kB", sizes.Sum(file => file.Bytes) / (45 * 1024.0));
    }

    /// <summary>What is sent: the file that publishing compressed, else the same done here.</summary>
    private static long SizeOf(string file)
    {
        if (File.Exists($"{file}.gz"))
        {
            return new FileInfo($"{file}.gz").Length;
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var source = File.OpenRead(file))
        {
            source.CopyTo(gzip);
        }

        return compressed.Length;
    }
}
