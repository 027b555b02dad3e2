using ChorusAssistant.Bot.Speech.Audio;

namespace ChorusAssistant.Tests.Speech;

/// <summary>The recordings of <c>data</c>, and the double that recognises them.</summary>
internal static class Recordings
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Speech", "data");

    /// <summary>A folder with the layout of a Whisper model.</summary>
    public static string Double { get; } = Path.Combine(Folder, "asr-double");

    /// <summary>Each file, and what it says as one would write it.</summary>
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var columns in File.ReadLines(Path.Combine(Folder, "transcripts.tsv")).Skip(1).Select(line => line.Split('\t')))
            {
                all.Add(columns[0], columns[3]);
            }

            return all;
        }
    }

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static float[] Samples(string name) => WavReader.Read(Bytes(name));

    /// <summary>A copy of the double that a test may break.</summary>
    public static DirectoryInfo CopyOfDouble()
    {
        var copy = Directory.CreateTempSubdirectory("chorus-whisper-");
        copy.CreateSubdirectory("onnx");
        foreach (var file in Directory.EnumerateFiles(Double, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(copy.FullName, Path.GetRelativePath(Double, file)));
        }

        return copy;
    }
}
