using System.Globalization;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>One day, or the days from First to Last, both included. The default value is a day that no calendar has (31 April).</summary>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    public bool IsPossible => Last != default;

    public static DaySpan Of(DateOnly day) => new(day, day);

    public static DaySpan Month(int year, int month) => new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public static DaySpan Months(int year, int month, int count) => new(Month(year, month).First, new DateOnly(year, month, 1).AddMonths(count).AddDays(-1));

    public static DaySpan Year(int year) => Months(year, 1, 12);

    /// <summary>Monday to Sunday.</summary>
    public static DaySpan WeekOf(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new DaySpan(monday, monday.AddDays(6));
    }

    /// <summary>ISO 8601.</summary>
    public override string ToString() =>
        First == Last ? Iso(First) : $"{Iso(First)}/{Iso(Last)}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
