using System.Globalization;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace ChorusAssistant.Bot.Nlu.Encoders;

/// <summary>A BERT-like encoder in ONNX Runtime, on one core: WordPiece tokens in, the mean of the token vectors (or the sentence's own vector) out.</summary>
internal sealed class OnnxSentenceEncoder : ISentenceEncoder, IDisposable
{
    private const string TokenIds = "input_ids";
    private const string Mask = "attention_mask";
    private const string Segments = "token_type_ids";

    // Tokens are a few characters long: what lies beyond cannot be read anyway.
    private const int MostCharactersOfToken = 16;

    private readonly InferenceSession _session;
    private readonly BertTokenizer _tokenizer;
    private readonly RunOptions _runOptions = new();
    private readonly string[] _inputs;
    private readonly string[] _outputs;
    private readonly int _maximumTokens;

    private OnnxSentenceEncoder(InferenceSession session, BertTokenizer tokenizer, EncoderOptions options)
    {
        _session = session;
        _tokenizer = tokenizer;
        _maximumTokens = options.MaximumTokens;
        _inputs = [.. session.InputNames];
        _outputs = [session.OutputNames[0]];
        Hash = HashOf(options);
        Dimensions = Run("a", pooled: []);
    }

    public int Dimensions { get; }

    public string Hash { get; }

    /// <exception cref="OptionsValidationException">The files are no such encoder; in one line.</exception>
    public static OnnxSentenceEncoder Load(EncoderOptions options)
    {
        InferenceSession? session = null;
        try
        {
            using var settings = new Microsoft.ML.OnnxRuntime.SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            session = new InferenceSession(options.ModelPath, settings);
            CheckShape(session);
            var tokenizer = BertTokenizer.Create(options.Vocabulary, new BertOptions { LowerCaseBeforeTokenization = options.LowerCase, RemoveNonSpacingMarks = options.LowerCase });
            return new OnnxSentenceEncoder(session, tokenizer, options);
        }
        catch (Exception wrong) when (wrong is OnnxRuntimeException or FormatException or ArgumentException or InvalidOperationException or IOException)
        {
            session?.Dispose();
            throw new OptionsValidationException(EncoderOptions.Section, typeof(EncoderOptions),
                [$"{EncoderOptions.Section}:{nameof(EncoderOptions.ModelPath)}: {options.ModelPath} is no sentence encoder: {wrong.Message.ReplaceLineEndings(" ")}"]);
        }
    }

    public void Encode(string sentence, Span<float> vector)
    {
        if (vector.Length != Dimensions)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A vector of {Dimensions} numbers is expected."), nameof(vector));
        }

        Run(sentence, vector);
    }

    public void Dispose()
    {
        _session.Dispose();
        _runOptions.Dispose();
    }

    // Both files and how they are read.
    private static string HashOf(EncoderOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in (ReadOnlySpan<string>)[options.ModelPath, options.Vocabulary])
        {
            using var file = File.OpenRead(path);
            hash.AppendData(SHA256.HashData(file));
        }

        hash.AppendData([(byte)(options.LowerCase ? 1 : 0), .. BitConverter.GetBytes(options.MaximumTokens)]);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void CheckShape(InferenceSession session)
    {
        if (!session.InputMetadata.ContainsKey(TokenIds) || session.InputMetadata.Keys.FirstOrDefault(name => name is not (TokenIds or Mask or Segments)) is { })
        {
            throw new FormatException($"its inputs are {string.Join(", ", session.InputNames)}, and should be {TokenIds}, {Mask} and perhaps {Segments}.");
        }

        var output = session.OutputMetadata[session.OutputNames[0]];
        if (output.ElementType != typeof(float) || output.Dimensions.Length is not (2 or 3))
        {
            throw new FormatException($"its first output, {session.OutputNames[0]}, is no vector of floats a sentence or a token.");
        }
    }

    // Returns the length of the vector; an empty span only asks for that.
    private int Run(string sentence, Span<float> pooled)
    {
        var read = sentence.Length > _maximumTokens * MostCharactersOfToken ? sentence[..(_maximumTokens * MostCharactersOfToken)] : sentence;
        var ids = _tokenizer.EncodeToIds(read, _maximumTokens, out _, out _).Select(id => (long)id).ToArray();
        var values = Array.ConvertAll(_inputs, name => OrtValue.CreateTensorValueFromMemory(name switch
        {
            TokenIds => ids,
            Mask => Enumerable.Repeat(1L, ids.Length).ToArray(),
            _ => new long[ids.Length],
        }, [1, ids.Length]));
        try
        {
            using var outputs = _session.Run(_runOptions, _inputs, values, _outputs);
            var numbers = outputs[0].GetTensorDataAsSpan<float>();
            var length = (int)outputs[0].GetTensorTypeAndShape().Shape[^1];
            if (!pooled.IsEmpty)
            {
                Pool(numbers, length, pooled);
            }

            return length;
        }
        finally
        {
            Array.ForEach(values, value => value.Dispose());
        }
    }

    // The mean of the rows, made one long; a sentence without a direction stays zero.
    private static void Pool(ReadOnlySpan<float> numbers, int length, Span<float> pooled)
    {
        pooled.Clear();
        for (var start = 0; start + length <= numbers.Length; start += length)
        {
            TensorPrimitives.Add(pooled, numbers.Slice(start, length), pooled);
        }

        var norm = TensorPrimitives.Norm<float>(pooled);
        if (norm > 0 && float.IsFinite(norm))
        {
            TensorPrimitives.Divide(pooled, norm, pooled);
        }
        else
        {
            pooled.Clear();
        }
    }
}
