using ChorusAssistant.Workflows.Persistence.Demo;

namespace ChorusAssistant.Tests.Workflows.Persistence;

public sealed class DemoCalendarTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static TheoryData<DateTimeOffset> Nows => new(
        DemoCalendar.Reference,
        At("2026-11-24T00:00:05+01:00"),
        At("2026-11-24T23:59:30+01:00"),
        At("2027-03-28T03:10:00+02:00"),
        At("2027-07-14T14:20:11+02:00"),
        At("2026-01-01T00:00:00+01:00"));

    [Fact]
    public void At_the_reference_nothing_moves()
    {
        var calendar = new DemoCalendar(DemoCalendar.Reference);

        Assert.Equal(At("2026-11-24T08:46:00+01:00"), calendar.WallClock(At("2026-11-24T08:46:00+01:00")));
        Assert.Equal(At("2026-11-24T10:00:00+01:00"), calendar.WallClock(At("2026-11-24T10:00:00+01:00")));
        Assert.Equal(At("2026-07-27T09:00:00+02:00"), calendar.Elapsed(At("2026-07-27T09:00:00+02:00")));
        Assert.Equal(new DateOnly(2026, 12, 9), calendar.Day(new DateOnly(2026, 12, 9)));
        Assert.Equal("2026-11", calendar.Month("2026-11"));
    }

    [Fact]
    public void An_hour_of_the_day_stays_that_hour_in_paris_across_summer_time()
    {
        var calendar = new DemoCalendar(At("2027-07-14T14:20:11+02:00"));

        Assert.Equal(At("2027-07-16T14:00:00+02:00"), calendar.WallClock(At("2026-11-26T14:00:00+01:00")));
        Assert.Equal(new DateOnly(2027, 7, 14), calendar.Day(new DateOnly(2026, 11, 24)));
        Assert.Equal("2027-07", calendar.Month("2026-11"));
    }

    [Theory]
    [MemberData(nameof(Nows))]
    public void Past_stays_past_future_stays_future_and_order_is_kept(DateTimeOffset now)
    {
        var calendar = new DemoCalendar(now);
        var before = DateTimeOffset.MinValue;
        for (var instant = DemoCalendar.Reference.AddDays(-3); instant < DemoCalendar.Reference.AddDays(3); instant = instant.AddMinutes(7))
        {
            var moved = calendar.WallClock(instant);

            // The hours that the change to summer time skips or doubles are not told apart by a wall clock.
            if (!IsNearClockChange(moved))
            {
                Assert.True(moved >= before, $"{instant} went before its predecessor.");
                before = moved;
            }

            Assert.Equal(instant <= DemoCalendar.Reference, moved <= now);
        }
    }

    [Theory]
    [MemberData(nameof(Nows))]
    public void Elapsed_time_is_exact(DateTimeOffset now) =>
        Assert.Equal(TimeSpan.FromMinutes(12), now - new DemoCalendar(now).Elapsed(DemoCalendar.Reference.AddMinutes(-12)));

    private static bool IsNearClockChange(DateTimeOffset instant) =>
        Paris.GetUtcOffset(instant.AddHours(-2)) != Paris.GetUtcOffset(instant.AddHours(2));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
