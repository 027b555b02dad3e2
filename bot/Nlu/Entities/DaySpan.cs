using System.Globalization;

namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>One day, or the days from First to Last, both included.</summary>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    public static DaySpan Of(DateOnly day) => new(day, day);

    public static DaySpan Month(int year, int month) => new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>ISO 8601.</summary>
    public override string ToString() =>
        First == Last ? Iso(First) : $"{Iso(First)}/{Iso(Last)}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
