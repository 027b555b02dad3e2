namespace ChorusAssistant.Benchmarks;

/// <summary>A folder that is gone afterwards.</summary>
internal sealed class Workspace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("chorus-bench-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
