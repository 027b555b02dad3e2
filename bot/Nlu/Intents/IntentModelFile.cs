using System.Runtime.InteropServices;

namespace ChorusAssistant.Bot.Nlu.Intents;

/// <summary>A trained model as bytes. The caller's key says what it was trained from; a file of another key is not read.</summary>
internal static class IntentModelFile
{
    /// <summary>The model of <paramref name="key"/>, or null when the file is missing, of another key, or damaged.</summary>
    public static IntentModel? TryRead(string path, string key)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            return reader.ReadString() == key ? Read(reader) : null;
        }
        catch (Exception damaged) when (damaged is IOException or UnauthorizedAccessException or OverflowException or ArgumentException)
        {
            // It is only a cache: training again gives the same model.
            return null;
        }
    }

    /// <summary>Written beside and moved into place: another process never reads half a file.</summary>
    public static void Write(string path, string key, IntentModel model)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        using (var writer = new BinaryWriter(File.Create(draft)))
        {
            writer.Write(key);
            writer.Write(model.Labels.Count);
            foreach (var label in model.Labels)
            {
                writer.Write(label);
            }

            writer.Write(model.Calibration.Temperature);
            writer.Write(model.Calibration.NoneShift);
            writer.Write(model.Table.UnknownWeight);
            writer.Write(string.Join(' ', model.Words.Words));
            WriteArray<int>(writer, model.Words.Counts);
            WriteArray<ulong>(writer, model.Table.Features);
            WriteArray<float>(writer, model.Table.Weights);
            WriteArray<float>(writer, model.Weights.All);
            WriteArray<float>(writer, model.Weights.Bias);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static IntentModel Read(BinaryReader reader)
    {
        var labels = new string[reader.ReadInt32()];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = reader.ReadString();
        }

        var calibration = new Calibration(reader.ReadSingle(), reader.ReadSingle());
        var unknownWeight = reader.ReadSingle();
        var words = new KnownWords(reader.ReadString().Split(' ', StringSplitOptions.RemoveEmptyEntries), ReadArray<int>(reader));
        var table = new FeatureTable(ReadArray<ulong>(reader), ReadArray<float>(reader), unknownWeight);
        return new IntentModel(labels, table, new SoftmaxWeights(labels.Length, ReadArray<float>(reader), ReadArray<float>(reader)), words, calibration);
    }

    private static void WriteArray<T>(BinaryWriter writer, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        writer.Write(items.Length);
        writer.Write(MemoryMarshal.AsBytes(items));
    }

    private static T[] ReadArray<T>(BinaryReader reader)
        where T : unmanaged
    {
        var items = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(items.AsSpan()));
        return items;
    }
}
