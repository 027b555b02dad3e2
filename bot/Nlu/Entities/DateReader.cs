namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Reads one date or one range at a token. Each method returns how many tokens it took, zero when there is no date.</summary>
internal sealed class DateReader(TokenizedText text, DateOnly today)
{
    private readonly CalendarDateReader _calendar = new(text, today);
    private readonly RelativeDateReader _relative = new(text, today);

    public int Read(int at, out DaySpan span)
    {
        var taken = _calendar.Read(at, out span);
        return taken > 0 ? taken : _relative.Read(at, out span);
    }

    /// <summary>"du 3 au 7 mars", "entre le 3 mars et le 15 mars", "de mars a avril".</summary>
    public int ReadRange(int at, out DaySpan span)
    {
        span = default;
        var isBetween = text.Is(at, "entre") || text.Is(at, "between");
        if (!isBetween && !text.Is(at, "du") && !text.Is(at, "de") && !text.Is(at, "from"))
        {
            return 0;
        }

        var first = SkipArticle(at + 1);
        var firstTaken = Read(first, out var from);
        var isDayAlone = firstTaken == 0 && text.Integer(first) is >= 1 and <= 31;
        var link = first + (isDayAlone ? 1 + (text.Is(first + 1, "er") ? 1 : 0) : firstTaken);
        if ((firstTaken == 0 && !isDayAlone) || !IsLink(link, isBetween))
        {
            return 0;
        }

        var second = SkipArticle(link + 1);
        var secondTaken = Read(second, out var until);
        if (secondTaken == 0)
        {
            return 0;
        }

        // "du 3 au 7 mars": the first day borrows the month of the second.
        span = new DaySpan(isDayAlone ? SameMonth(until.First, text.Integer(first)) : YearOf(from, until).First, until.Last);
        return span.First <= span.Last ? second + secondTaken - at : 0;
    }

    private bool IsLink(int at, bool isBetween) =>
        isBetween ? text.Is(at, "et") || text.Is(at, "and") : text.Is(at, "au") || text.Is(at, "a") || text.Is(at, "to");

    private int SkipArticle(int at) => text.Is(at, "le") || text.Is(at, "the") || text.Is(at, "au") ? at + 1 : at;

    private static DateOnly SameMonth(DateOnly day, int number)
    {
        var month = number > day.Day ? day.AddMonths(-1) : day;
        return new DateOnly(month.Year, month.Month, Math.Min(number, DateTime.DaysInMonth(month.Year, month.Month)));
    }

    // Without a year each end was taken as the latest past one: the range must not run backwards.
    private static DaySpan YearOf(DaySpan from, DaySpan until) =>
        from.First > until.Last ? new DaySpan(from.First.AddYears(-1), from.Last.AddYears(-1)) : from;
}
