using System.Text.Json;

namespace ChorusAssistant.Bot.Speech.Recognition.Whisper;

/// <summary>A Whisper model as Optimum exports it: what its JSON files say, and where its two networks lie.</summary>
internal sealed class WhisperFolder
{
    private WhisperFolder(string path)
    {
        var config = Json(Path.Combine(path, "config.json"));
        MelBins = Number(config, "num_mel_bins", 16, 1_024);
        Layers = Number(config, "decoder_layers", 1, 256);
        Heads = Number(config, "decoder_attention_heads", 1, 256);
        var width = Number(config, "d_model", 1, 65_536);
        HeadWidth = width % Heads == 0 ? width / Heads : throw new BrokenModelException("config.json: d_model is no multiple of decoder_attention_heads.");
        MaximumTokens = Number(config, "max_target_positions", 16, 65_536);
        // Older exports keep these lists in config.json.
        var generation = Path.Combine(path, "generation_config.json") is var file && File.Exists(file) ? Json(file) : config;
        Suppressed = Numbers(generation, "suppress_tokens");
        SuppressedAtFirst = Numbers(generation, "begin_suppress_tokens");
        Tokens = WhisperTokens.Read(Json(Path.Combine(path, "tokenizer.json")));
        Encoder = Network(path, "encoder_model");
        Decoder = Network(path, "decoder_model_merged");
    }

    public int MelBins { get; }

    public int Layers { get; }

    public int Heads { get; }

    public int HeadWidth { get; }

    /// <summary>The longest text in tokens, the prompt included.</summary>
    public int MaximumTokens { get; }

    /// <summary>Tokens that are never said.</summary>
    public IReadOnlyList<int> Suppressed { get; }

    /// <summary>Tokens that are never said first.</summary>
    public IReadOnlyList<int> SuppressedAtFirst { get; }

    public WhisperTokens Tokens { get; }

    /// <summary>The encoder's file.</summary>
    public string Encoder { get; }

    /// <summary>The decoder's file: the merged one, which runs with and without caches.</summary>
    public string Decoder { get; }

    /// <exception cref="BrokenModelException">A file is missing or is not what it should be.</exception>
    public static WhisperFolder Read(string path)
    {
        try
        {
            return new WhisperFolder(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new BrokenModelException(wrong.Message, wrong);
        }
    }

    // The quantized network where there are both: it takes a third of the memory and less time.
    private static string Network(string path, string name)
    {
        string[] files = [Path.Combine(path, "onnx", $"{name}_quantized.onnx"), Path.Combine(path, "onnx", $"{name}.onnx")];
        return Array.Find(files, File.Exists) ?? throw new BrokenModelException($"there is no onnx/{name}.onnx and no onnx/{name}_quantized.onnx.");
    }

    private static JsonElement Json(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var document = JsonDocument.Parse(stream);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new BrokenModelException($"{Path.GetFileName(file)} holds no JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new BrokenModelException($"{Path.GetFileName(file)} is no JSON: {wrong.Message}", wrong);
        }
    }

    private static int Number(JsonElement config, string name, int least, int most) =>
        config.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw new BrokenModelException($"config.json: '{name}' is missing or no number from {least} to {most}.");

    private static int[] Numbers(JsonElement config, string name) =>
        config.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out _)).Select(item => item.GetInt32())]
            : [];
}
