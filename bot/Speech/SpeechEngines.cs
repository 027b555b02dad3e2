using ChorusAssistant.Bot.Speech.Recognition;
using ChorusAssistant.Bot.Speech.Synthesis;

namespace ChorusAssistant.Bot.Speech;

/// <summary>What this server can hear and say. Looked at once, before the first request: what is missing costs a warning, never the start.</summary>
internal sealed partial class SpeechEngines(SpeechOptions options, ITranscriber transcriber, IVoice voice, ILogger<SpeechEngines> log) : IHostedService
{
    /// <summary>What it can, and the first reason why not.</summary>
    public SpeechAbilities Abilities => options.Provider != SpeechProvider.Offline
        ? new SpeechAbilities(options.Provider.ToString(), Recognition: false, Synthesis: false, Reason: null)
        : new SpeechAbilities(options.Provider.ToString(), transcriber.Fault is null, voice.Fault is null, (transcriber.Fault ?? voice.Fault)?.Code);

    /// <summary>Who listens.</summary>
    /// <exception cref="SpeechException">503: nobody.</exception>
    public ITranscriber Transcriber => options.Provider != SpeechProvider.Offline ? throw new SpeechException(SpeechRefusal.NoModel)
        : transcriber.Fault is { } fault ? throw new SpeechException(fault) : transcriber;

    /// <summary>Who speaks.</summary>
    /// <exception cref="SpeechException">503: nobody.</exception>
    public IVoice Voice => options.Provider != SpeechProvider.Offline ? throw new SpeechException(SpeechRefusal.NoVoice)
        : voice.Fault is { } fault ? throw new SpeechException(fault) : voice;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Provider != SpeechProvider.Offline)
        {
            if (options.ModelPath.Length > 0 || options.Engine.BaseUrl.Length > 0)
            {
                LogUnused(log, options.Provider);
            }

            return;
        }

        string?[] faults = [transcriber.Check(), await voice.CheckAsync(cancellationToken)];
        if (faults.Where(fault => fault is not null).ToArray() is { Length: > 0 } said)
        {
            LogFaults(log, string.Join(" ", said));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Speech is not complete, and the widget will say so: {Faults}")]
    private static partial void LogFaults(ILogger logger, string faults);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Speech:ModelPath and Speech:Engine are not used: Speech:Provider is {Provider}, not Offline.")]
    private static partial void LogUnused(ILogger logger, SpeechProvider provider);
}
