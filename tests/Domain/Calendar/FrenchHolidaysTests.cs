using ChorusAssistant.Domain.Calendar;

namespace ChorusAssistant.Tests.Domain.Calendar;

public sealed class FrenchHolidaysTests
{
    [Theory]
    [InlineData("1961-04-02")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    [InlineData("2285-03-22")]
    public void Easter_falls_where_the_calendars_put_it(string easter)
    {
        var expected = DateOnly.Parse(easter, null);
        Assert.Equal(expected, FrenchHolidays.EasterSunday(expected.Year));
    }

    [Fact]
    public void Easter_is_always_a_sunday_from_22_march_to_25_april() => Assert.All(Enumerable.Range(1900, 400), year =>
    {
        var easter = FrenchHolidays.EasterSunday(year);
        Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
        Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
    });

    [Fact]
    public void The_eleven_holidays_of_2026() => Assert.Equal(
        [
            "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
            "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
        ],
        HolidaysOf(2026));

    [Fact]
    public void Where_ascension_falls_on_labour_day_there_is_one_holiday_less() => Assert.Equal(10, HolidaysOf(2008).Count);

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-11-11", false)]
    [InlineData("2026-05-15", true)]
    [InlineData("2026-05-25", false)]
    public void People_work_from_monday_to_friday_except_on_holidays(string day, bool works) =>
        Assert.Equal(works, FrenchHolidays.IsWorkingDay(DateOnly.Parse(day, null)));

    private static List<string> HolidaysOf(int year) =>
    [
        .. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(new DateOnly(year, 1, 1).AddDays)
            .Where(FrenchHolidays.IsHoliday)
            .Select(day => day.ToString("yyyy-MM-dd", null)),
    ];
}
