using ChorusAssistant.Domain.Calendar;

namespace ChorusAssistant.Domain.SupportTickets;

/// <summary>
/// When advisors answer by live chat: on the working days of France, from the opening time up to the closing time, in Paris. At the
/// closing time itself it is closed.
/// </summary>
public sealed record ChatHours
{
    /// <param name="opens">Paris time.</param>
    /// <param name="closes">Paris time of the same day, later than <paramref name="opens"/>.</param>
    public ChatHours(TimeOnly opens, TimeOnly closes)
    {
        if (closes <= opens)
        {
            throw new ArgumentOutOfRangeException(nameof(closes), closes, "The chat closes after it opens.");
        }

        (Opens, Closes) = (opens, closes);
    }

    /// <summary>When the day begins, Paris time.</summary>
    public TimeOnly Opens { get; }

    /// <summary>When it ends, Paris time.</summary>
    public TimeOnly Closes { get; }

    /// <summary>Whether an advisor answers now.</summary>
    public bool AreOpenAt(DateTimeOffset now)
    {
        var paris = ParisTime.Of(now);
        var time = TimeOnly.FromDateTime(paris.DateTime);
        return FrenchHolidays.IsWorkingDay(DateOnly.FromDateTime(paris.DateTime)) && time >= Opens && time < Closes;
    }

    /// <summary>When they next begin to answer; never before <paramref name="now"/>.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset now)
    {
        var day = ParisTime.DayOf(now);
        while (!FrenchHolidays.IsWorkingDay(day) || ParisTime.At(day, Opens) < now)
        {
            day = day.AddDays(1);
        }

        return ParisTime.At(day, Opens);
    }
}
