using System.Text;
using System.Text.Json;

namespace ChorusAssistant.Bot.Speech.Recognition.Whisper;

/// <summary>
/// The vocabulary of a model and its special tokens, all by what <c>tokenizer.json</c> says: their numbers differ from model to model.
/// </summary>
internal sealed class WhisperTokens
{
    private const string NoTimestamps = "<|notimestamps|>";

    // Larger than any Whisper's; bounds what a broken file can make us allocate.
    private const int MostTokens = 1 << 20;

    private readonly byte[]?[] _bytes;
    private readonly Dictionary<string, int> _special;

    private WhisperTokens(byte[]?[] bytes, Dictionary<string, int> special)
    {
        _bytes = bytes;
        _special = special;
        End = Special("<|endoftext|>");
        Start = Special("<|startoftranscript|>");
        Transcribe = Special("<|transcribe|>");
        WithoutTimestamps = Special(NoTimestamps);
    }

    /// <summary>Ends a text.</summary>
    public int End { get; }

    private int Start { get; }

    private int Transcribe { get; }

    private int WithoutTimestamps { get; }

    /// <exception cref="BrokenModelException">The file is no byte-level vocabulary of a multilingual Whisper.</exception>
    public static WhisperTokens Read(JsonElement tokenizer)
    {
        try
        {
            var special = tokenizer.GetProperty("added_tokens").EnumerateArray()
                .ToDictionary(token => token.GetProperty("content").GetString()!, token => Id(token.GetProperty("id")), StringComparer.Ordinal);
            var words = tokenizer.GetProperty("model").GetProperty("vocab").EnumerateObject().Select(word => (word.Name, Id: Id(word.Value))).ToList();
            var bytes = new byte[]?[special.Values.Concat(words.Select(word => word.Id)).DefaultIfEmpty().Max() + 1];
            foreach (var (name, id) in words)
            {
                bytes[id] = special.ContainsKey(name) ? null : ByteAlphabet.BytesOf(name);
            }

            return new WhisperTokens(bytes, special);
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new BrokenModelException($"tokenizer.json: {wrong.Message}", wrong);
        }
    }

    /// <summary>What the decoder is told first: the language, to write down and not to translate, without times.</summary>
    /// <param name="language">A two-letter code; French where the model does not know it.</param>
    public int[] Prompt(string language) =>
        [Start, _special.TryGetValue($"<|{language}|>", out var known) ? known : Special("<|fr|>"), Transcribe, WithoutTimestamps];

    /// <summary>Whether a token may be part of a text: a special one, a time and a number of no token may not.</summary>
    public bool IsText(int token) => token < _bytes.Length && token < WithoutTimestamps && _bytes[token] is not null;

    /// <summary>The text of tokens. Letters with accents lie in two tokens: all bytes are put together before they are read as UTF-8.</summary>
    public string Text(IEnumerable<int> tokens) => Encoding.UTF8.GetString([.. tokens.SelectMany(token => _bytes[token] ?? [])]).Trim();

    private int Special(string name) =>
        _special.TryGetValue(name, out var id) ? id : throw new BrokenModelException($"tokenizer.json: there is no token {name}; a multilingual Whisper is needed.");

    private static int Id(JsonElement number) =>
        number.GetInt32() is >= 0 and < MostTokens and var id ? id : throw new FormatException($"{number} is the number of no token.");
}
