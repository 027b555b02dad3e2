using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>
/// Token buckets by conversation, by person and for all strangers together. Never by address: the people of a town hall share one.
/// </summary>
public sealed class RateLimits(IOptions<RateLimitOptions> options, TimeProvider time)
{
    private const int SweepAbove = 50_000;
    private readonly ConcurrentDictionary<string, Bucket> _conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Bucket> _users = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Bucket> _transcriptions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Bucket> _syntheses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Bucket> _speechTokens = new(StringComparer.Ordinal);
    private readonly Bucket _strangers = new(options.Value.AnonymousTokensPerSecond, options.Value.AnonymousTokenBurst, time.GetTimestamp());

    /// <summary>Takes one post of the conversation; else the time to wait.</summary>
    public TimeSpan? TakePost(string conversationId) => Take(_conversations, conversationId, options.Value.MessagesPerSecond, options.Value.MessageBurst);

    /// <summary>Takes one new token for the signed-in person, or for a stranger (null); else the time to wait.</summary>
    public TimeSpan? TakeToken(string? login) => login is null
        ? _strangers.Take(time)
        : TakeOfMinute(_users, login, options.Value.TokensPerUserPerMinute);

    /// <summary>Takes one recording of the conversation; else the time to wait.</summary>
    public TimeSpan? TakeTranscription(string conversationId) => TakeOfMinute(_transcriptions, conversationId, options.Value.TranscriptionsPerMinute);

    /// <summary>Takes one text of the conversation to read aloud; else the time to wait.</summary>
    public TimeSpan? TakeSynthesis(string conversationId) => TakeOfMinute(_syntheses, conversationId, options.Value.SynthesesPerMinute);

    /// <summary>Takes one token of a speech service for the conversation; else the time to wait.</summary>
    public TimeSpan? TakeSpeechToken(string conversationId) => TakeOfMinute(_speechTokens, conversationId, options.Value.SpeechTokensPerMinute);

    private TimeSpan? TakeOfMinute(ConcurrentDictionary<string, Bucket> buckets, string key, int perMinute) => Take(buckets, key, perMinute / 60.0, perMinute);

    private TimeSpan? Take(ConcurrentDictionary<string, Bucket> buckets, string key, double perSecond, int burst)
    {
        if (buckets.Count > SweepAbove)
        {
            // A full bucket is the same as none.
            foreach (var (idle, bucket) in buckets)
            {
                if (bucket.IsFull(time))
                {
                    buckets.TryRemove(new KeyValuePair<string, Bucket>(idle, bucket));
                }
            }
        }

        return buckets.GetOrAdd(key, _ => new Bucket(perSecond, burst, time.GetTimestamp())).Take(time);
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
