using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>
/// Token buckets by conversation, by person and for all strangers together. Never by address: the people of a town hall share one.
/// </summary>
public sealed class RateLimits : IDisposable
{
    private const int ManyKept = 20_000;
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Bucket> _conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Bucket> _users = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Bucket> _transcriptions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Bucket> _syntheses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Bucket> _speechTokens = new(StringComparer.Ordinal);
    private readonly RateLimitOptions _options;
    private readonly TimeProvider _time;
    private readonly Bucket _strangers;
    private readonly ITimer _sweeps;
    private long _lastLook;

    /// <summary>Begins to count; buckets that are full again are dropped by a timer.</summary>
    public RateLimits(IOptions<RateLimitOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (_options, _time) = (options.Value, time);
        _strangers = new Bucket(_options.AnonymousTokensPerSecond, _options.AnonymousTokenBurst, time.GetTimestamp());
        _lastLook = time.GetTimestamp();
        _sweeps = time.CreateTimer(_ => Sweep(), state: null, SweepEvery, SweepEvery);
    }

    private IEnumerable<ConcurrentDictionary<string, Bucket>> Tables => [_conversations, _users, _transcriptions, _syntheses, _speechTokens];

    /// <summary>How many buckets are in memory.</summary>
    public int Count => Tables.Sum(table => table.Count);

    /// <summary>Takes one post of the conversation; else the time to wait.</summary>
    public TimeSpan? TakePost(string conversationId) => Take(_conversations, conversationId, _options.MessagesPerSecond, _options.MessageBurst);

    /// <summary>Takes one new token for the signed-in person, or for a stranger (null); else the time to wait.</summary>
    public TimeSpan? TakeToken(string? login) => login is null
        ? _strangers.Take(_time)
        : TakeOfMinute(_users, login, _options.TokensPerUserPerMinute);

    /// <summary>Takes one recording of the conversation; else the time to wait.</summary>
    public TimeSpan? TakeTranscription(string conversationId) => TakeOfMinute(_transcriptions, conversationId, _options.TranscriptionsPerMinute);

    /// <summary>Takes one text of the conversation to read aloud; else the time to wait.</summary>
    public TimeSpan? TakeSynthesis(string conversationId) => TakeOfMinute(_syntheses, conversationId, _options.SynthesesPerMinute);

    /// <summary>Takes one token of a speech service for the conversation; else the time to wait.</summary>
    public TimeSpan? TakeSpeechToken(string conversationId) => TakeOfMinute(_speechTokens, conversationId, _options.SpeechTokensPerMinute);

    private TimeSpan? TakeOfMinute(ConcurrentDictionary<string, Bucket> buckets, string key, int perMinute) => Take(buckets, key, perMinute / 60.0, perMinute);

    /// <inheritdoc/>
    public void Dispose() => _sweeps.Dispose();

    private TimeSpan? Take(ConcurrentDictionary<string, Bucket> buckets, string key, double perSecond, int burst)
    {
        SweepAmongMany();
        return buckets.GetOrAdd(key, _ => new Bucket(perSecond, burst, _time.GetTimestamp())).Take(_time);
    }

    // Neither counting, which takes every lock of a dictionary, nor going through all buckets at every call: that would be the attack
    // which they are to stop.
    private void SweepAmongMany()
    {
        var last = Volatile.Read(ref _lastLook);
        if (_time.GetElapsedTime(last) >= LookEvery && Interlocked.CompareExchange(ref _lastLook, _time.GetTimestamp(), last) == last && Count > ManyKept)
        {
            Sweep();
        }
    }

    // A full bucket is the same as none.
    private void Sweep()
    {
        foreach (var buckets in Tables)
        {
            foreach (var (key, bucket) in buckets)
            {
                if (bucket.IsFull(_time))
                {
                    buckets.TryRemove(new KeyValuePair<string, Bucket>(key, bucket));
                }
            }
        }
    }

    private sealed class Bucket(double perSecond, int burst, long now)
    {
        private readonly Lock _lock = new();
        private double _level = burst;
        private long _at = now;

        public TimeSpan? Take(TimeProvider time)
        {
            lock (_lock)
            {
                Refill(time);
                if (_level >= 1)
                {
                    _level--;
                    return null;
                }

                return TimeSpan.FromSeconds((1 - _level) / perSecond);
            }
        }

        public bool IsFull(TimeProvider time)
        {
            lock (_lock)
            {
                Refill(time);
                return _level >= burst;
            }
        }

        private void Refill(TimeProvider time)
        {
            var now = time.GetTimestamp();
            _level = Math.Min(burst, _level + (time.GetElapsedTime(_at, now).TotalSeconds * perSecond));
            _at = now;
        }
    }
}
