using ChorusAssistant.Domain.Identifiers;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.Sirene.Remote;

/// <summary>What this node remembers of the register: answers, for a short time, and until when the register wants to be left in peace.</summary>
internal sealed class SireneMemory(IOptions<SireneOptions> options, TimeProvider time) : IDisposable
{
    private const int MostAnswers = 10_000;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MostAnswers });
    private long _quietUntil = DateTimeOffset.MinValue.UtcTicks;

    /// <summary>The answer, if it is fresh enough to decide on.</summary>
    public SireneAnswer? Find(Siret siret) =>
        _answers.TryGetValue(siret, out Remembered? remembered) && remembered!.Until > time.GetUtcNow() ? remembered.Answer : null;

    /// <summary>Remembers what the register said; that it said nothing is not remembered.</summary>
    public void Keep(Siret siret, SireneAnswer answer)
    {
        if (answer is not SireneAnswer.Unavailable && options.Value.CacheFor > TimeSpan.Zero)
        {
            _answers.Set(siret, new Remembered(answer, time.GetUtcNow() + options.Value.CacheFor),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = options.Value.CacheFor });
        }
    }

    /// <summary>How long the register still wants to be left in peace, or null.</summary>
    public TimeSpan? PauseLeft()
    {
        var left = Interlocked.Read(ref _quietUntil) - time.GetUtcNow().UtcTicks;
        return left > 0 ? TimeSpan.FromTicks(left) : null;
    }

    /// <summary>The register wants to be left in peace.</summary>
    public void Pause(TimeSpan pause) => Interlocked.Exchange(ref _quietUntil, (time.GetUtcNow() + pause).UtcTicks);

    public void Dispose() => _answers.Dispose();

    private sealed record Remembered(SireneAnswer Answer, DateTimeOffset Until);
}
