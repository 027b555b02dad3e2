using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>"du 3 au 12 mars", "entre le 3 mars et le 15 avril", "de mars à juin", "3-12 mars", "du lundi 3 au vendredi 7 août".</summary>
internal sealed class DateRangeReader(DateText dates, DateReader reader)
{
    private const int MostListed = 4;

    private readonly TokenizedText _text = dates.Text;

    /// <summary>How many tokens the range at <paramref name="at"/> takes; zero when there is none.</summary>
    public int Read(int at, out DaySpan span)
    {
        span = default;
        var isBetween = _text.Text(at) is "entre" or "between";
        var isOpened = isBetween || _text.Text(at) is "du" or "de" or "from" or "depuis";
        var first = isOpened ? SkipArticle(at + 1) : at;
        if (!isOpened && !_text.IsDigits(at))
        {
            return 0;
        }

        var from = ReadEnd(first);
        var link = first + from.Taken;
        var linkLength = from.Taken > 0 ? LinkAt(link, isBetween, isOpened) : 0;
        if (linkLength == 0)
        {
            return 0;
        }

        var second = SkipArticle(link + linkLength);
        dates.ContextAt = at;
        var until = ReadEnd(second);
        dates.ContextAt = -1;
        if (until.Taken == 0 || (until.Day > 0 && !(isOpened && from.Day > 0)))
        {
            return 0;
        }

        span = Resolve(from, until);
        return span.IsPossible && span.First <= span.Last ? second + until.Taken - at : 0;
    }

    /// <summary>"le 12 et le 15 mars": the first day borrows the month of the last.</summary>
    public int ReadListed(int at, out DaySpan span)
    {
        span = default;
        var isInList = _text.Text(at - 1) is "le" or "les" or "du" or "des" || (IsListLink(at - 1) && _text.IsDigits(at - 2));
        if (!_text.IsDigits(at) || !isInList || ReadEnd(at) is not { Day: > 0 } listed)
        {
            return 0;
        }

        var link = at + listed.Taken;
        for (var more = 0; more < MostListed && IsListLink(link); more++)
        {
            var other = ReadEnd(SkipArticle(link + 1));
            if (other is { Day: 0, IsDayAndMonth: true })
            {
                span = DaySpan.Of(SameMonth(other.Span.First, listed.Day));
                return listed.Taken;
            }

            link = other.Day > 0 ? SkipArticle(link + 1) + other.Taken : _text.Count;
        }

        return 0;
    }

    /// <summary>"la semaine du 2 novembre": Monday to Sunday.</summary>
    public int ReadWeekOf(int at, out DaySpan span)
    {
        span = default;
        if (!_text.Is(at, "semaine") || !_text.Is(at + 1, "du") || ReadEnd(at + 2) is not { Day: 0, IsDayAndMonth: true } day)
        {
            return 0;
        }

        span = DaySpan.WeekOf(day.Span.First);
        return 2 + day.Taken;
    }

    private bool IsListLink(int at) => _text.Text(at) is "et" or "ou" or ",";

    // What stands at one end: a date, or a day or a month that needs the other end to be one.
    private RangeEnd ReadEnd(int at)
    {
        var taken = reader.ReadOne(at, out var span);
        var hasWeekday = CalendarWords.Weekdays.ContainsKey(_text.Text(at));
        if (taken > (hasWeekday ? 1 : 0))
        {
            return span.IsPossible ? new RangeEnd(taken, span, HasYear(at, taken), HasMonth(at, taken)) : default;
        }

        var dayAt = hasWeekday ? at + 1 : at;
        if (dates.ReadDay(dayAt, out var day) is > 0 and var read)
        {
            return new RangeEnd(dayAt - at + read, default, HasYear: false, IsDayAndMonth: false, Day: day);
        }

        if (taken > 0)
        {
            return new RangeEnd(taken, span, HasYear: false, IsDayAndMonth: false, IsWeekday: true);
        }

        return CalendarWords.Months.TryGetValue(_text.Text(at), out var month)
            ? new RangeEnd(1, DaySpan.Month(dates.YearForMonth(month, at), month), HasYear: false, IsDayAndMonth: true)
            : default;
    }

    private bool HasYear(int at, int taken) => _text.IsDigits(at + taken - 1) && (_text[at + taken - 1].Length == 4 || taken >= 5);

    private bool HasMonth(int at, int taken)
    {
        for (var i = at; i < at + taken; i++)
        {
            if (CalendarWords.Months.ContainsKey(_text.Text(i)) || _text.Text(i) is "/" or ".")
            {
                return true;
            }
        }

        return false;
    }

    // "au", "jusqu'au", "à", "et", "-". Zero when the words go on otherwise.
    private int LinkAt(int at, bool isBetween, bool isOpened)
    {
        if (isBetween)
        {
            return _text.Text(at) is "et" or "and" ? 1 : 0;
        }

        if (_text.Is(at, "jusqu") && _text.Is(at + 1, "'"))
        {
            return _text.Text(at + 2) is "au" or "a" or "en" ? 3 : 2;
        }

        return _text.Text(at) is "au" or "to" or "-" or "until" or "till" || (isOpened && _text.Is(at, "a")) ? 1 : 0;
    }

    private int SkipArticle(int at) => _text.Text(at) is "le" or "the" or "au" or "la" ? at + 1 : at;

    private DaySpan Resolve(RangeEnd from, RangeEnd until)
    {
        if (until.Day > 0)
        {
            var last = dates.Today.Day >= until.Day ? dates.Today : dates.Today.AddMonths(-1);
            until = until with { Span = DaySpan.Of(SameMonth(new DateOnly(last.Year, last.Month, 1).AddMonths(1).AddDays(-1), until.Day)) };
        }

        if (from.Day > 0)
        {
            return new DaySpan(SameMonth(until.Span.First, from.Day), until.Span.Last);
        }

        if (from.IsWeekday)
        {
            var back = ((int)until.Span.Last.DayOfWeek - (int)from.Span.First.DayOfWeek + 7) % 7;
            return until.IsWeekday ? new DaySpan(until.Span.Last.AddDays(-back), until.Span.Last) : new DaySpan(from.Span.First, until.Span.Last);
        }

        if (from.HasYear || !from.IsDayAndMonth)
        {
            var ahead = until.IsDayAndMonth && !until.HasYear && until.Span.Last < from.Span.First ? 1 : 0;
            return new DaySpan(from.Span.First, until.Span.Last.AddYears(ahead));
        }

        // Without a year, the latest one that does not make the range run backwards.
        var first = Shift(from.Span.First, until.Span.Last.Year);
        return new DaySpan(first > until.Span.Last ? Shift(first, first.Year - 1) : first, until.Span.Last);
    }

    private static DateOnly Shift(DateOnly day, int year) => day.AddYears(year - day.Year);

    private static DateOnly SameMonth(DateOnly day, int number)
    {
        var month = number > day.Day ? day.AddMonths(-1) : day;
        return new DateOnly(month.Year, month.Month, Math.Min(number, DateTime.DaysInMonth(month.Year, month.Month)));
    }

    private readonly record struct RangeEnd(int Taken, DaySpan Span, bool HasYear, bool IsDayAndMonth, int Day = 0, bool IsWeekday = false);
}
