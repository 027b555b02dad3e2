namespace ChorusAssistant.Domain.Calendar;

/// <summary>
/// The eleven public holidays of metropolitan France (Code du travail, article L3133-1). Alsace and Moselle have two more, which do not
/// close a national service.
/// </summary>
public static class FrenchHolidays
{
    private static readonly (int Month, int Day)[] _fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

    // Easter Monday, Ascension Day and Whit Monday, in days after Easter Sunday.
    private static readonly int[] _afterEaster = [1, 39, 50];

    /// <summary>Whether the day is a public holiday.</summary>
    public static bool IsHoliday(DateOnly day) =>
        _fixed.Contains((day.Month, day.Day)) || _afterEaster.Contains(day.DayNumber - EasterSunday(day.Year).DayNumber);

    /// <summary>Whether people work on that day: Monday to Friday, no holiday ("jour ouvré").</summary>
    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>Easter of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, inCentury) = Math.DivRem(year, 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - moon - (inCentury % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * sunday)) / 451;
        var (month, day) = Math.DivRem(moon + sunday - (7 * late) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
