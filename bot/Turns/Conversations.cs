using System.Collections.Concurrent;
using ChorusAssistant.Workflows.Persistence.Log;

namespace ChorusAssistant.Bot.Turns;

/// <summary>A conversation as of its newest turn.</summary>
/// <param name="Number">Turns so far; 0 when there is none.</param>
/// <param name="LastPosition">Position of the newest visible activity.</param>
/// <param name="State">What it remembers.</param>
public sealed record ConversationSnapshot(long Number, long LastPosition, ConversationState State)
{
    /// <summary>Whether it was erased: it cannot go on.</summary>
    public bool IsErased => State.ErasedAt is not null;

    /// <summary>A conversation that nothing has happened in.</summary>
    public static readonly ConversationSnapshot Empty = new(0, 0, new ConversationState());
}

/// <summary>
/// The conversations that are being talked in: each with its gate, through which turns pass one by one, and its newest snapshot.
/// Idle ones are forgotten, sooner where there are very many; the log has them.
/// </summary>
public sealed class Conversations : IDisposable
{
    private const int ManyKept = 20_000;
    private static readonly TimeSpan KeptIdle = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan KeptIdleAmongMany = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private readonly ILog _log;
    private readonly TimeProvider _time;
    private readonly ITimer _sweeps;
    private long _lastLook;

    /// <summary>Begins to forget idle ones; a timer does it, so that a service nobody talks to comes to rest, too.</summary>
    public Conversations(ILog log, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_log, _time) = (log, time);
        _lastLook = time.GetTimestamp();
        _sweeps = time.CreateTimer(_ => Sweep(KeptIdle), state: null, SweepEvery, SweepEvery);
    }

    /// <summary>How many are in memory.</summary>
    public int Count => _slots.Count;

    /// <summary>The newest committed snapshot; <see cref="ConversationSnapshot.Empty"/> for a conversation without turns.</summary>
    public async ValueTask<ConversationSnapshot> ReadAsync(string conversationId, CancellationToken cancellationToken)
    {
        if (_slots.TryGetValue(conversationId, out var slot) && slot.Snapshot is { } snapshot)
        {
            return snapshot;
        }

        return await LoadAsync(conversationId, cancellationToken);
    }

    /// <summary>Waits for the conversation's turn before; dispose the slot's pass to let the next one in.</summary>
    internal async ValueTask<Pass> EnterAsync(string conversationId, CancellationToken cancellationToken)
    {
        SweepAmongMany();
        while (true)
        {
            var slot = _slots.GetOrAdd(conversationId, static (_, now) => new Slot { LastUsed = now }, Now());
            await slot.Gate.WaitAsync(cancellationToken);
            if (!slot.IsForgotten)
            {
                return new Pass(this, conversationId, slot);
            }

            // It was swept between the look-up and the gate: a newer slot may hold the conversation already.
            slot.Gate.Release();
        }
    }

    /// <summary>A turn was committed, perhaps by another node: what is remembered here may be old.</summary>
    internal void ForgetOlderThan(string conversationId, long number)
    {
        if (_slots.TryGetValue(conversationId, out var slot) && slot.Snapshot is { } snapshot && snapshot.Number < number)
        {
            slot.Snapshot = null;
        }
    }

    /// <summary>What is stored of the conversation was changed from outside its turns.</summary>
    internal void Forget(string conversationId) => ForgetOlderThan(conversationId, long.MaxValue);

    /// <summary>Turns of other nodes may have been missed: nothing that is remembered can be trusted.</summary>
    internal void ForgetAll()
    {
        foreach (var slot in _slots.Values)
        {
            slot.Snapshot = null;
        }
    }

    private async ValueTask<ConversationSnapshot> LoadAsync(string conversationId, CancellationToken cancellationToken)
    {
        var newest = await _log.NewestAsync(conversationId, cancellationToken);
        return newest is null
            ? ConversationSnapshot.Empty
            : new ConversationSnapshot(newest.Number, newest.LastPosition, TurnRecord.ReadState(newest.Payload.Span));
    }

    // Counting takes every lock of the dictionary: not for each turn.
    private void SweepAmongMany()
    {
        var last = Volatile.Read(ref _lastLook);
        if (_time.GetElapsedTime(last) >= LookEvery && Interlocked.CompareExchange(ref _lastLook, _time.GetTimestamp(), last) == last && _slots.Count > ManyKept)
        {
            Sweep(KeptIdleAmongMany);
        }
    }

    private void Sweep(TimeSpan kept)
    {
        foreach (var (id, slot) in _slots)
        {
            // The gate is free only when no turn runs or waits: whoever comes later sees that the slot is forgotten.
            if (_time.GetElapsedTime(slot.LastUsed) > kept && slot.Gate.Wait(0))
            {
                slot.IsForgotten = true;
                _slots.TryRemove(new KeyValuePair<string, Slot>(id, slot));
                slot.Gate.Release();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sweeps.Dispose();

    internal sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public volatile ConversationSnapshot? Snapshot;

        public bool IsForgotten;

        public long LastUsed;

        /// <summary>The newest keys and the ids they got, so that a quick repetition costs no look-up.</summary>
        public Queue<(string Key, string Id)> Recent { get; } = new();
    }

    /// <summary>The right to run a turn of the conversation.</summary>
    internal readonly struct Pass(Conversations owner, string conversationId, Slot slot) : IDisposable
    {
        private const int Remembered = 16;

        public async ValueTask<ConversationSnapshot> SnapshotAsync(CancellationToken cancellationToken) =>
            slot.Snapshot ??= await owner.LoadAsync(conversationId, cancellationToken);

        public string? RecentId(string key)
        {
            foreach (var (known, id) in slot.Recent)
            {
                if (known == key)
                {
                    return id;
                }
            }

            return null;
        }

        public void Advance(ConversationSnapshot snapshot, string? key, string id)
        {
            slot.Snapshot = snapshot;
            if (key is not null)
            {
                slot.Recent.Enqueue((key, id));
                if (slot.Recent.Count > Remembered)
                {
                    slot.Recent.Dequeue();
                }
            }
        }

        public void Forget() => slot.Snapshot = null;

        public void Dispose()
        {
            slot.LastUsed = owner.Now();
            slot.Gate.Release();
        }
    }

    private long Now() => _time.GetTimestamp();
}
