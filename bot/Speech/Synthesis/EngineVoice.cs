using System.Text.Json.Nodes;
using ChorusAssistant.Bot.Speech.Audio;

namespace ChorusAssistant.Bot.Speech.Synthesis;

/// <summary>An HTTP server on the network that speaks: <c>POST {base}/v1/audio/speech</c>, the shape that many speech servers have.</summary>
internal sealed class EngineVoice(SpeechEngine engine, SpeechOptions options) : IVoice, IDisposable
{
    private const string Path = "v1/audio/speech";
    private const string DefaultVoice = "alloy";
    private const int MaximumAnswer = 16 << 20;

    private readonly WorkQueue _queue = new(options.Concurrency, options.Queue, options.TimeLimit);

    // It may start after us and stop before us: each request finds out.
    public SpeechRefusal? Fault => null;

    public Task<string?> CheckAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<byte[]> SpeakAsync(Utterance utterance, CancellationToken cancellationToken) => _queue.RunAsync(async limit =>
    {
        using var body = JsonContent.Create(new JsonObject
        {
            ["model"] = options.Engine.SynthesisModel,
            ["voice"] = options.Voice.Length > 0 ? options.Voice : DefaultVoice,
            ["input"] = utterance.Text,
            ["response_format"] = "wav",
            ["speed"] = utterance.Rate,
        });
        var sound = await engine.PostAsync(Path, body, MaximumAnswer, limit);
        return WavWriter.TrySetLengths(sound) ? sound : throw new SpeechException(SpeechRefusal.EngineFailed);
    }, cancellationToken);

    public void Dispose() => _queue.Dispose();
}
