using ChorusAssistant.Bot.Speech.Audio;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ChorusAssistant.Bot.Speech.Recognition.Whisper;

/// <summary>A Whisper model in memory. Any number of threads may use it.</summary>
internal sealed class WhisperModel : IDisposable
{
    private const string Features = "input_features";

    private readonly WhisperFolder _folder;
    private readonly LogMel _ear;
    private readonly InferenceSession _encoder;
    private readonly InferenceSession _decoder;
    private readonly GreedyDecoder _writer;

    private WhisperModel(WhisperFolder folder, InferenceSession encoder, InferenceSession decoder)
    {
        (_folder, _encoder, _decoder) = (folder, encoder, decoder);
        _ear = new LogMel(folder.MelBins);
        _writer = new GreedyDecoder(decoder, folder);
    }

    /// <summary>Reads the folder and loads its networks; seconds for a large one.</summary>
    /// <exception cref="BrokenModelException">It is no Whisper model that can be run.</exception>
    public static WhisperModel Load(string path, int threads)
    {
        var folder = WhisperFolder.Read(path);
        InferenceSession? encoder = null;
        InferenceSession? decoder = null;
        try
        {
            using var options = new Microsoft.ML.OnnxRuntime.SessionOptions
            {
                IntraOpNumThreads = threads,
                InterOpNumThreads = 1,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            // Threads that wait by spinning take the cores from the rest of the service, and made it slower themselves.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            encoder = new InferenceSession(folder.Encoder, options);
            Require(encoder, [Features], folder.Encoder);
            decoder = new InferenceSession(folder.Decoder, options);
            Require(decoder, GreedyDecoder.InputsOf(folder), folder.Decoder);
            return new WhisperModel(folder, encoder, decoder);
        }
        catch (Exception wrong) when (wrong is OnnxRuntimeException or BrokenModelException)
        {
            encoder?.Dispose();
            decoder?.Dispose();
            throw wrong as BrokenModelException ?? new BrokenModelException(wrong.Message, wrong);
        }
    }

    /// <summary>The text that the model writes, unfiltered.</summary>
    /// <param name="samples">Mono, <see cref="Resampler.SpeechRate"/> samples a second; what is over 30 s is left out.</param>
    /// <param name="language">A two-letter code; French where the model does not know it.</param>
    /// <param name="cancellationToken">Ends it, in the middle of a network as well.</param>
    public string Transcribe(ReadOnlySpan<float> samples, string language, CancellationToken cancellationToken)
    {
        using var run = new RunOptions();
        using var end = cancellationToken.Register(() => run.Terminate = true);
        try
        {
            using var features = OrtValue.CreateTensorValueFromMemory(_ear.Compute(samples), [1, _folder.MelBins, LogMel.Frames]);
            cancellationToken.ThrowIfCancellationRequested();
            using var heard = _encoder.Run(run, [Features], [features], [_encoder.OutputNames[0]]);
            return _folder.Tokens.Text(_writer.Write(run, heard[0], _folder.Tokens.Prompt(language), cancellationToken));
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OnnxRuntimeException wrong)
        {
            // It could be loaded, but its numbers do not fit together.
            throw new BrokenModelException(wrong.Message, wrong);
        }
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _decoder.Dispose();
    }

    private static void Require(InferenceSession session, IReadOnlyCollection<string> inputs, string file)
    {
        if (!inputs.ToHashSet(StringComparer.Ordinal).SetEquals(session.InputNames) ||
            session.InputMetadata.Values.Any(input => input.ElementDataType is not (TensorElementType.Float or TensorElementType.Int64 or TensorElementType.Bool)))
        {
            throw new BrokenModelException($"{Path.GetFileName(file)} is no such network of Whisper: its inputs are {string.Join(", ", session.InputNames)}.");
        }
    }
}
