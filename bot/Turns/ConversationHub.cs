using System.Collections.Concurrent;
using System.Threading.Channels;
using ChorusAssistant.Workflows.Persistence.Log;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Wakes those who follow a conversation when it grew. It holds nothing for slow followers: they read the log.</summary>
public sealed class ConversationHub
{
    private readonly ConcurrentDictionary<string, Follower[]> _followers = new(StringComparer.Ordinal);

    /// <summary>Follows what the other nodes commit, too.</summary>
    public ConversationHub(LogGrowth growth, Conversations conversations)
    {
        growth.Grew += (stream, number) =>
        {
            conversations.ForgetOlderThan(stream, number);
            foreach (var follower in FollowersOf(stream))
            {
                follower.Wake();
            }
        };
        growth.Unsure += () =>
        {
            conversations.ForgetAll();
            foreach (var follower in _followers.Values.SelectMany(followers => followers))
            {
                follower.Wake();
            }
        };
    }

    /// <summary>How many follow.</summary>
    public int Count => _followers.Values.Sum(followers => followers.Length);

    /// <summary>Begins to follow. Above <paramref name="maximum"/> followers of one conversation the oldest is told to leave.</summary>
    public Follower Follow(string conversationId, int maximum)
    {
        var follower = new Follower();
        _followers.AddOrUpdate(conversationId, _ => [follower], (_, others) =>
        {
            if (others.Length >= maximum)
            {
                others[0].Leave();
                others = others[1..];
            }

            return [.. others, follower];
        });
        return follower;
    }

    /// <summary>Ends following.</summary>
    public void Leave(string conversationId, Follower follower)
    {
        while (_followers.TryGetValue(conversationId, out var followers) && followers.Contains(follower))
        {
            var rest = Array.FindAll(followers, other => other != follower);
            var done = rest.Length == 0
                ? _followers.TryRemove(new KeyValuePair<string, Follower[]>(conversationId, followers))
                : _followers.TryUpdate(conversationId, rest, followers);
            if (done)
            {
                return;
            }
        }
    }

    /// <summary>Tells all who follow to leave: the conversation was erased.</summary>
    internal void Dismiss(string conversationId)
    {
        foreach (var follower in FollowersOf(conversationId))
        {
            follower.Leave();
        }
    }

    /// <summary>Whether anybody on this node follows.</summary>
    public bool IsFollowed(string conversationId) => _followers.ContainsKey(conversationId);

    /// <summary>A committed turn, ready to send to those who have everything before it.</summary>
    internal void Publish(string conversationId, Frame frame)
    {
        foreach (var follower in FollowersOf(conversationId))
        {
            follower.Offer(frame);
        }
    }

    /// <summary>Somebody is writing. Shown by sockets, never stored.</summary>
    internal void PublishTyping(string conversationId, byte[] activitySet)
    {
        foreach (var follower in FollowersOf(conversationId))
        {
            follower.OfferTyping(activitySet);
        }
    }

    private Follower[] FollowersOf(string conversationId) => _followers.GetValueOrDefault(conversationId, []);

    /// <summary>The activity set of one turn.</summary>
    /// <param name="After">The position before its first activity.</param>
    /// <param name="Last">The position of its last one.</param>
    /// <param name="ActivitySet">What goes over the wire.</param>
    internal sealed record Frame(long After, long Last, byte[] ActivitySet);

    /// <summary>One who follows: a mailbox for the newest frame and a bell.</summary>
    public sealed class Follower
    {
        private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        private Frame? _newest;
        private byte[]? _typing;

        /// <summary>Waits for the bell; false when the follower has to leave.</summary>
        public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
        {
            if (!await _bell.Reader.WaitToReadAsync(cancellationToken))
            {
                return false;
            }

            _bell.Reader.TryRead(out _);
            return true;
        }

        internal Frame? TakeNewest() => Interlocked.Exchange(ref _newest, null);

        internal byte[]? TakeTyping() => Interlocked.Exchange(ref _typing, null);

        internal void Offer(Frame frame)
        {
            Volatile.Write(ref _newest, frame);
            Wake();
        }

        internal void OfferTyping(byte[] activitySet)
        {
            Volatile.Write(ref _typing, activitySet);
            Wake();
        }

        internal void Wake() => _bell.Writer.TryWrite(true);

        internal void Leave() => _bell.Writer.TryComplete();
    }
}
