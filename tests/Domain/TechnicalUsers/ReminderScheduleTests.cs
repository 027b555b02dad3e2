using ChorusAssistant.Domain.TechnicalUsers;

namespace ChorusAssistant.Tests.Domain.TechnicalUsers;

public sealed class ReminderScheduleTests
{
    private static readonly ReminderSchedule _schedule = new(1, 30, 7, 15);

    [Theory]
    [InlineData(31, null)]
    [InlineData(30, 30)]
    [InlineData(16, 30)]
    [InlineData(15, 15)]
    [InlineData(2, 7)]
    [InlineData(1, 1)]
    [InlineData(0, 1)]
    [InlineData(-1, null)]
    public void Each_number_of_days_left_has_the_nearest_reminder(int daysLeft, int? expected) => Assert.Equal(expected, _schedule.For(daysLeft));

    [Fact]
    public void The_windows_cover_every_day_once_up_to_the_last_one()
    {
        var today = new DateOnly(2026, 11, 24);

        var windows = _schedule.Windows(today).ToList();

        Assert.Equal([30, 15, 7, 1], windows.Select(window => window.DaysLeft));
        for (var daysLeft = 0; daysLeft <= 30; daysLeft++)
        {
            var window = Assert.Single(windows, window => window.From <= today.AddDays(daysLeft) && today.AddDays(daysLeft) <= window.To);
            Assert.Equal(_schedule.For(daysLeft), window.DaysLeft);
        }
    }

    [Fact]
    public void A_schedule_of_nothing_or_of_the_past_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReminderSchedule());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReminderSchedule(7, 0));
    }
}
