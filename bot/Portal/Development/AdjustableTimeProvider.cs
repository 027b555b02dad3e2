namespace ChorusAssistant.Bot.Portal.Development;

/// <summary>
/// The machine's clock, which a test may put forward. Timers that become due by that fire at once; how fast time passes does
/// not change.
/// </summary>
internal sealed class AdjustableTimeProvider(TimeProvider machine) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<AdjustableTimer> _timers = [];
    private TimeSpan _offset;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return machine.GetUtcNow() + _offset;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return machine.GetTimestamp() + (long)(_offset.TotalSeconds * machine.TimestampFrequency);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new AdjustableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Puts the clock forward; answers the new time.</summary>
    public DateTimeOffset Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        List<AdjustableTimer> timers;
        lock (_lock)
        {
            _offset += by;
            timers = [.. _timers];
        }

        timers.ForEach(timer => timer.Reschedule());
        return GetUtcNow();
    }

    private sealed class AdjustableTimer : ITimer
    {
        private readonly AdjustableTimeProvider _clock;
        private readonly ITimer _inner;
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public AdjustableTimer(AdjustableTimeProvider clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _inner = clock.MachineTimer(_ =>
            {
                MoveOn();
                callback(state);
            });
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._lock)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                _period = period;
                _clock.Track(this, _due is not null);
                return _inner.Change(dueTime, period);
            }
        }

        public void Reschedule()
        {
            lock (_clock._lock)
            {
                if (_due is { } due)
                {
                    var left = due - _clock.GetUtcNow();
                    _inner.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, _period);
                }
            }
        }

        public void Dispose()
        {
            Forget();
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Forget();
            return _inner.DisposeAsync();
        }

        private void MoveOn()
        {
            lock (_clock._lock)
            {
                if (_due is null || _due > _clock.GetUtcNow())
                {
                    return; // its owner has set it anew since it fired
                }

                _due = _period > TimeSpan.Zero ? _clock.GetUtcNow() + _period : null;
                _clock.Track(this, _due is not null);
            }
        }

        private void Forget()
        {
            lock (_clock._lock)
            {
                _due = null;
                _clock.Track(this, false);
            }
        }
    }

    private ITimer MachineTimer(TimerCallback callback) =>
        machine.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    // Only timers that will fire are held: one that its owner forgot must not live for ever.
    private void Track(AdjustableTimer timer, bool isRunning)
    {
        if (isRunning)
        {
            _timers.Add(timer);
        }
        else
        {
            _timers.Remove(timer);
        }
    }
}
