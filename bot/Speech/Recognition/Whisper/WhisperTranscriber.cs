using ChorusAssistant.Bot.Speech.Audio;

namespace ChorusAssistant.Bot.Speech.Recognition.Whisper;

/// <summary>The operator's Whisper model: loaded for a first use, one for the process, its memory given back when nobody speaks.</summary>
internal sealed partial class WhisperTranscriber(SpeechOptions options, InventedText invented, TimeProvider time, ILogger<WhisperTranscriber> log) : ITranscriber, IDisposable
{
    private readonly WorkQueue _queue = new(options.Concurrency, options.Queue, options.TimeLimit);
    private readonly Lock _lock = new();
    private WhisperModel? _model;
    private ITimer? _release;
    private int _users;

    public SpeechRefusal? Fault { get; private set; }

    /// <summary>Whether the model is in memory.</summary>
    public bool IsLoaded => _model is not null;

    // Loading is the only proof that the files are a model; what is loaded waits for a first use, for as long as after any other.
    public string? Check()
    {
        if (options.ModelPath.Length == 0 || !Directory.Exists(options.ModelPath))
        {
            Fault = SpeechRefusal.NoModel;
            return options.ModelPath.Length == 0 ? "Speech:ModelPath names no Whisper folder." : $"Speech:ModelPath: there is no folder {options.ModelPath}.";
        }

        try
        {
            Take();
            Leave();
            return null;
        }
        catch (BrokenModelException broken)
        {
            Fault = SpeechRefusal.BrokenModel;
            return $"Speech:ModelPath: {options.ModelPath} is no Whisper model: {broken.Message}";
        }
    }

    public Task<string> TranscribeAsync(float[] samples, string language, CancellationToken cancellationToken) =>
        Fault is { } fault ? throw new SpeechException(fault)
        : !VoiceGate.HasVoice(samples) ? Task.FromResult("")
        : _queue.RunAsync(limit => Task.FromResult(Transcribe(samples, language, limit)), cancellationToken);

    public void Dispose()
    {
        lock (_lock)
        {
            _release?.Dispose();
            _model?.Dispose();
            _model = null;
        }

        _queue.Dispose();
    }

    private string Transcribe(float[] samples, string language, CancellationToken cancellationToken)
    {
        try
        {
            var model = Take();
            try
            {
                return invented.Filter(model.Transcribe(samples, language, cancellationToken));
            }
            finally
            {
                Leave();
            }
        }
        catch (BrokenModelException broken)
        {
            // Somebody changed the folder while the service ran; looked at again at the next start.
            Fault = SpeechRefusal.BrokenModel;
            LogBroken(log, options.ModelPath, broken.Message);
            throw new SpeechException(SpeechRefusal.BrokenModel);
        }
    }

    private WhisperModel Take()
    {
        lock (_lock)
        {
            _model ??= WhisperModel.Load(options.ModelPath, options.Threads);
            _users++;
            return _model;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _users--;
            _release ??= time.CreateTimer(_ => Release(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _release.Change(options.ReleaseAfter, Timeout.InfiniteTimeSpan);
        }
    }

    private void Release()
    {
        lock (_lock)
        {
            if (_users == 0)
            {
                _model?.Dispose();
                _model = null;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The Whisper model in {Folder} cannot be run any more: {Reason}")]
    private static partial void LogBroken(ILogger logger, string folder, string reason);
}
