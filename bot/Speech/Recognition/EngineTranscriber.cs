using System.Net.Http.Headers;
using System.Text.Json;
using ChorusAssistant.Bot.Speech.Audio;

namespace ChorusAssistant.Bot.Speech.Recognition;

/// <summary>An HTTP server on the network that listens: <c>POST {base}/v1/audio/transcriptions</c>, the shape that many speech servers have.</summary>
internal sealed class EngineTranscriber(SpeechEngine engine, SpeechOptions options, InventedText invented) : ITranscriber, IDisposable
{
    private const string Path = "v1/audio/transcriptions";
    private const int MaximumAnswer = 256 << 10;

    private readonly WorkQueue _queue = new(options.Concurrency, options.Queue, options.TimeLimit);

    // It may start after us and stop before us: each request finds out.
    public SpeechRefusal? Fault => null;

    public string? Check() => null;

    public Task<string> TranscribeAsync(float[] samples, string language, CancellationToken cancellationToken) => !VoiceGate.HasVoice(samples)
        ? Task.FromResult("")
        : _queue.RunAsync(async limit =>
        {
            using var sound = new ByteArrayContent(WavWriter.Write(samples, Resampler.SpeechRate));
            sound.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
            using var form = new MultipartFormDataContent
            {
                { sound, "file", "parole.wav" },
                { new StringContent(options.Engine.RecognitionModel), "model" },
                { new StringContent(language), "language" },
                { new StringContent("json"), "response_format" },
            };
            return invented.Filter(TextOf(await engine.PostAsync(Path, form, MaximumAnswer, limit)));
        }, cancellationToken);

    public void Dispose() => _queue.Dispose();

    private static string TextOf(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.GetProperty("text").GetString()!.Trim();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or NullReferenceException)
        {
            throw new SpeechException(SpeechRefusal.EngineFailed);
        }
    }
}
