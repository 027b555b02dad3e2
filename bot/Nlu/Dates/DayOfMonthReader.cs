using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>A day whose month is not named: "le 3 du mois", "le 28 du mois dernier", "le 5 courant", "avant le 30", "lundi 23".</summary>
internal sealed class DayOfMonthReader(DateText dates)
{
    private const int MostMonths = 12;

    private readonly TokenizedText _text = dates.Text;

    /// <summary>How many tokens the day at <paramref name="at"/> takes; zero when there is none.</summary>
    public int Read(int at, out DaySpan span)
    {
        span = default;
        if (!_text.Is(at - 1, "le") && !_text.Is(at - 1, "au") && !_text.Is(at - 1, "du"))
        {
            return 0;
        }

        var taken = dates.ReadDay(at, out var day);
        if (taken == 0)
        {
            return 0;
        }

        var ofMonth = ReadOfMonth(at + taken, out var step);
        if (ofMonth > 0)
        {
            var month = dates.Today.AddMonths(step);
            span = day <= DateTime.DaysInMonth(month.Year, month.Month) ? DaySpan.Of(new DateOnly(month.Year, month.Month, day)) : default;
            return taken + ofMonth;
        }

        // Any other number may follow an article: only a deadline, or the end of what is said, makes it a day.
        if (!_text.IsDigits(at) || !_text.Is(at - 1, "le") || !EndsAt(at + taken) || (!dates.IsDeadline(at) && !IsAlone(at)))
        {
            return 0;
        }

        span = Nearest(candidate => candidate.Day == day, dates.PointsAhead(at));
        return taken;
    }

    /// <summary>"lundi 23": the day of that number which is that weekday.</summary>
    public int ReadAfterWeekday(int at, DayOfWeek weekday, out DaySpan span)
    {
        span = default;
        var taken = dates.ReadDay(at, out var day);
        if (taken == 0 || !EndsAt(at + taken))
        {
            return 0;
        }

        bool IsIt(DateOnly candidate) => candidate.Day == day && candidate.DayOfWeek == weekday;
        var (past, next) = (Nearest(IsIt, isAhead: false), Nearest(IsIt, isAhead: true));
        var isNextNearer = next.IsPossible && (!past.IsPossible || next.First.DayNumber - dates.Today.DayNumber < dates.Today.DayNumber - past.First.DayNumber);
        span = isNextNearer || dates.PointsAhead(at - 1) ? next : past;
        return span.IsPossible ? taken : 0;
    }

    private bool IsAlone(int at) => CalendarWords.PastBefore.Contains(_text.Text(at - 2)) || CalendarWords.Happened.Contains(_text.Text(at - 2));

    private bool EndsAt(int at) =>
        at >= _text.Count || _text.Text(at) is "a" or "et" or "ou" or "pour" or "vers" or "mais" || (_text[at].Kind == TokenKind.Sign && _text.Text(at)[0] is ',' or '.' or '?' or '!' or ';' or ')');

    private int ReadOfMonth(int at, out int step)
    {
        step = 0;
        if (_text.Is(at, "courant"))
        {
            return 1;
        }

        var isThis = _text.Is(at, "de") && _text.Is(at + 1, "ce");
        if ((!isThis && !_text.Is(at, "du")) || !_text.Is(at + (isThis ? 2 : 1), "mois"))
        {
            return 0;
        }

        var taken = isThis ? 3 : 2;
        step = CalendarWords.Last.Contains(_text.Text(at + taken)) ? -1 : CalendarWords.Next.Contains(_text.Text(at + taken)) ? 1 : 0;
        return step != 0 ? taken + 1 : _text.Is(at + taken, "-") && _text.Is(at + taken + 1, "ci") ? taken + 2 : taken;
    }

    // The latest such day up to today, or the next one from today on.
    private DaySpan Nearest(Func<DateOnly, bool> isIt, bool isAhead)
    {
        for (var (day, step) = (dates.Today, 0); step < MostMonths * 31; (day, step) = (day.AddDays(isAhead ? 1 : -1), step + 1))
        {
            if (isIt(day))
            {
                return DaySpan.Of(day);
            }
        }

        return default;
    }
}
