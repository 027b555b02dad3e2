using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>A weekday: "lundi", "mardi dernier", "next Friday", "ce jeudi", "jeudi de la semaine dernière"; and the date that it introduces: "lundi 3 mars".</summary>
internal sealed class WeekdayReader(DateText dates, NumericDateReader numeric, DayAndMonthReader written, DayOfMonthReader daysOfMonth)
{
    private const int Week = 7;

    private readonly TokenizedText _text = dates.Text;

    /// <summary>How many tokens the day at <paramref name="at"/> takes; zero when there is none.</summary>
    public int Read(int at, out DaySpan span)
    {
        span = default;
        var isNextFirst = CalendarWords.Next.Contains(_text.Text(at));
        var isLastFirst = !isNextFirst && CalendarWords.Last.Contains(_text.Text(at));
        var isThis = CalendarWords.This.Contains(_text.Text(at));
        var dayAt = isNextFirst || isLastFirst || isThis ? at + 1 : at;
        if (!CalendarWords.Weekdays.TryGetValue(_text.Text(dayAt), out var weekday) || IsNth(dayAt))
        {
            return 0;
        }

        var date = ReadDate(dayAt + 1, weekday, out span);
        if (date > 0)
        {
            return dayAt + 1 + date - at;
        }

        var week = ReadWeek(dayAt + 1, out var step);
        if (week > 0)
        {
            span = DaySpan.Of(DaySpan.WeekOf(dates.Today.AddDays(Week * step)).First.AddDays(((int)weekday + 6) % Week));
            return dayAt + 1 + week - at;
        }

        if (_text.Is(dayAt + 1, "en") && _text.Text(dayAt + 2) is "huit" or "quinze" or "8" or "15")
        {
            span = DaySpan.Of(Day(weekday, isNext: true, isThis: false, isAhead: true).AddDays(_text.Text(dayAt + 2) is "huit" or "8" ? Week : 2 * Week));
            return dayAt + 3 - at;
        }

        var after = _text.Text(dayAt + 1);
        var isNext = isNextFirst || CalendarWords.Next.Contains(after);
        var isQualified = !isNextFirst && !isLastFirst && (isNext || CalendarWords.Last.Contains(after));
        span = DaySpan.Of(Day(weekday, isNext, isThis, isAhead: !isQualified && !isLastFirst && dates.IsDeadline(at)));
        return dayAt + (isQualified ? 2 : 1) - at;
    }

    // "le premier lundi de mars" is not last Monday.
    private bool IsNth(int at) =>
        (CalendarWords.Ordinals.ContainsKey(_text.Text(at - 1)) || CalendarWords.Last.Contains(_text.Text(at - 1))) && _text.Text(at + 1) is "de" or "d" or "du";

    // "lundi 3 mars", "mardi 24/11", "mercredi le 5 mai", "lundi 23".
    private int ReadDate(int at, DayOfWeek weekday, out DaySpan span)
    {
        var next = _text.Is(at, ",") || _text.Is(at, "le") ? at + 1 : at;
        var taken = numeric.Read(next, out span);
        taken = taken > 0 ? taken : written.Read(next, out span);
        span = taken > 0 && span.IsPossible && !HasYear(next, taken) ? OnWeekday(span.First, weekday) : span;
        taken = taken > 0 ? taken : daysOfMonth.ReadAfterWeekday(next, weekday, out span);
        return taken > 0 ? next + taken - at : 0;
    }

    private bool HasYear(int at, int taken)
    {
        for (var i = at; i < at + taken; i++)
        {
            if (taken > 3 || (_text.IsDigits(i) && _text[i].Length == 4))
            {
                return true;
            }
        }

        return false;
    }

    // The weekday tells the year: "jeudi 26 novembre" is the day after tomorrow, not a Wednesday of last year.
    private DaySpan OnWeekday(DateOnly day, DayOfWeek weekday)
    {
        foreach (var year in (ReadOnlySpan<int>)[day.Year, dates.Today.Year, dates.Today.Year + 1, dates.Today.Year - 1])
        {
            var candidate = day.AddYears(year - day.Year);
            if (candidate.DayOfWeek == weekday)
            {
                return DaySpan.Of(candidate);
            }
        }

        return DaySpan.Of(day);
    }

    private int ReadWeek(int at, out int step)
    {
        step = 0;
        var unitAt = dates.SkipArticles(at);
        if (unitAt == at || !_text.Is(unitAt, "semaine"))
        {
            return 0;
        }

        var qualifier = _text.Text(unitAt + 1);
        step = CalendarWords.Last.Contains(qualifier) ? -1 : CalendarWords.Next.Contains(qualifier) ? 1 : 0;
        return step != 0 ? unitAt + 2 - at : 0;
    }

    // Whoever names today's weekday means another day, unless "ce" stands before it.
    private DateOnly Day(DayOfWeek weekday, bool isNext, bool isThis, bool isAhead)
    {
        var ahead = ((int)weekday - (int)dates.Today.DayOfWeek + Week) % Week;
        return isThis && !isNext ? dates.Today.AddDays(ahead)
            : isNext || isAhead ? dates.Today.AddDays(ahead == 0 ? Week : ahead)
            : dates.Today.AddDays(ahead - Week);
    }
}
