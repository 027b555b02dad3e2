using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace ChorusAssistant.Bot.Speech.Synthesis;

/// <summary>
/// Remembers for a while what a voice has said: many answers are the same for all. In memory only, within a bound, and by a hash of the text, never by the text.
/// </summary>
internal sealed class RememberedVoice(IVoice voice) : IVoice, IDisposable
{
    private const int MaximumBytes = 32 << 20;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);

    private readonly MemoryCache _sounds = new(new MemoryCacheOptions { SizeLimit = MaximumBytes });

    public SpeechRefusal? Fault => voice.Fault;

    public Task<string?> CheckAsync(CancellationToken cancellationToken) => voice.CheckAsync(cancellationToken);

    public async Task<byte[]> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        var key = KeyOf(utterance);
        if (!_sounds.TryGetValue(key, out byte[]? sound))
        {
            sound = await voice.SpeakAsync(utterance, cancellationToken);
            _sounds.Set(key, sound, new MemoryCacheEntryOptions { Size = sound.Length, AbsoluteExpirationRelativeToNow = KeptFor });
        }

        return sound!;
    }

    public void Dispose()
    {
        _sounds.Dispose();
        (voice as IDisposable)?.Dispose();
    }

    // The voice itself is a setting, the same for the life of the process.
    private static string KeyOf(Utterance utterance) => Convert.ToBase64String(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{utterance.Language} {utterance.Rate:R} {utterance.Text}"))));
}
