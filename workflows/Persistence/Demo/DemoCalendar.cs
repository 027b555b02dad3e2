namespace ChorusAssistant.Workflows.Persistence.Demo;

/// <summary>
/// Carries the data's dates from its reference instant to now, so that the demo never ages: what is due today stays due today, what
/// was past stays past, and offices keep their hours.
/// </summary>
internal sealed class DemoCalendar
{
    /// <summary>The instant the data was made for (<c>reference.json</c>).</summary>
    public static readonly DateTimeOffset Reference = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    private static readonly TimeZoneInfo _paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly DateOnly _referenceDay = DateOnly.FromDateTime(Reference.DateTime);

    private readonly DateTimeOffset _now;
    private readonly DateTime _localNow;
    private readonly int _days;

    public DemoCalendar(DateTimeOffset now)
    {
        _now = now;
        _localNow = TimeZoneInfo.ConvertTime(now, _paris).DateTime;
        _days = DateOnly.FromDateTime(_localNow).DayNumber - _referenceDay.DayNumber;
    }

    /// <summary>A day in Paris, moved by whole days.</summary>
    public DateOnly Day(DateOnly day) => day.AddDays(_days);

    /// <summary>A month as <c>yyyy-MM</c>, moved with its middle.</summary>
    public string Month(string month) =>
        Day(DateOnly.ParseExact(month + "-15", "yyyy-MM-dd", null)).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An instant, exactly as far from now as it was from the reference: for what runs by the minute, such as a link's life.</summary>
    public DateTimeOffset Elapsed(DateTimeOffset instant) => instant + (_now - Reference);

    /// <summary>
    /// An instant, moved by whole days at the same time of day in Paris. On the day of the reference itself the hours before and
    /// after it are stretched to those before and after now: order is kept, and nothing past becomes future.
    /// </summary>
    public DateTimeOffset WallClock(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, _paris).DateTime;
        var time = DateOnly.FromDateTime(local) == _referenceDay ? Stretch(local.TimeOfDay) : local.TimeOfDay;
        var moved = local.Date.AddDays(_days) + time;
        var shifted = new DateTimeOffset(moved, _paris.GetUtcOffset(moved)).ToUniversalTime();

        // An hour that the clock change skips or doubles may land on the wrong side of now.
        return instant <= Reference && shifted > _now ? _now : shifted;
    }

    private TimeSpan Stretch(TimeSpan time)
    {
        var (reference, now, day) = (Reference.TimeOfDay, _localNow.TimeOfDay, TimeSpan.FromDays(1));
        return time <= reference
            ? Floor(now * (time / reference), TimeSpan.FromMinutes(1))
            : -Floor(-(now + ((day - now) * ((time - reference) / (day - reference)))), TimeSpan.FromMinutes(5));
    }

    // Towards the past, below zero too: so that the negative of a negative rounds towards the future.
    private static TimeSpan Floor(TimeSpan time, TimeSpan unit) => unit * Math.Floor(time / unit);
}
