using ChorusAssistant.Bot.Portal.Development;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests.Portal;

public sealed class AdjustableTimeProviderTests
{
    private readonly FakeTimeProvider _machine = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly AdjustableTimeProvider _clock;
    private int _rings;

    public AdjustableTimeProviderTests() => _clock = new AdjustableTimeProvider(_machine);

    [Fact]
    public void Time_goes_on_from_where_it_was_put()
    {
        var timestamp = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromHours(1));
        _machine.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(_machine.GetUtcNow() + TimeSpan.FromHours(1), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(65), _clock.GetElapsedTime(timestamp));
    }

    [Fact]
    public void A_timer_that_becomes_due_by_a_step_fires_once()
    {
        using var timer = _clock.CreateTimer(_ => _rings++, null, TimeSpan.FromMinutes(60), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromMinutes(59));
        _machine.Advance(TimeSpan.Zero);
        Assert.Equal(0, _rings);

        _clock.Advance(TimeSpan.FromMinutes(1));
        _machine.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, _rings);

        _clock.Advance(TimeSpan.FromHours(5));
        _machine.Advance(TimeSpan.FromHours(5));
        Assert.Equal(1, _rings);
    }

    [Fact]
    public void A_timer_that_is_not_reached_by_a_step_fires_that_much_earlier()
    {
        using var timer = _clock.CreateTimer(_ => _rings++, null, TimeSpan.FromMinutes(60), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromMinutes(45));
        _machine.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(0, _rings);
        _machine.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, _rings);
    }

    [Fact]
    public void A_repeating_timer_goes_on_repeating()
    {
        using var timer = _clock.CreateTimer(_ => _rings++, null, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10));
        _clock.Advance(TimeSpan.FromMinutes(10));
        _machine.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, _rings);
        _machine.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, _rings);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_passes_it()
    {
        var delay = Task.Delay(TimeSpan.FromHours(2), _clock);
        _clock.Advance(TimeSpan.FromHours(2));
        _machine.Advance(TimeSpan.FromMilliseconds(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
