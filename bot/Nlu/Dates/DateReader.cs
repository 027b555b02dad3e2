using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>Reads one date, one period or one range at a token. Each method returns how many tokens it took, zero when there is no date.</summary>
internal sealed class DateReader
{
    private readonly NumericDateReader _numeric;
    private readonly DayAndMonthReader _written;
    private readonly WeekdayReader _weekdays;
    private readonly DayOfMonthReader _daysOfMonth;
    private readonly MonthReader _months;
    private readonly PeriodReader _periods;
    private readonly RelativeDateReader _relative;
    private readonly DateRangeReader _ranges;

    public DateReader(TokenizedText text, DateOnly today)
    {
        var dates = new DateText(text, today);
        _numeric = new NumericDateReader(dates);
        _written = new DayAndMonthReader(dates);
        _daysOfMonth = new DayOfMonthReader(dates);
        _weekdays = new WeekdayReader(dates, _numeric, _written, _daysOfMonth);
        _months = new MonthReader(dates);
        _periods = new PeriodReader(dates);
        _relative = new RelativeDateReader(dates);
        _ranges = new DateRangeReader(dates, this);
    }

    /// <summary>The longest there is: a range rather than its first day.</summary>
    public int Read(int at, out DaySpan span)
    {
        var taken = _ranges.Read(at, out span);
        if (taken > 0)
        {
            return taken;
        }

        taken = _ranges.ReadWeekOf(at, out span);
        taken = taken > 0 ? taken : ReadOne(at, out span);
        if (taken > 0)
        {
            return taken;
        }

        taken = _ranges.ReadListed(at, out span);
        return taken > 0 ? taken : _daysOfMonth.Read(at, out span);
    }

    /// <summary>A date or a period which names itself; no range.</summary>
    public int ReadOne(int at, out DaySpan span)
    {
        var taken = _numeric.Read(at, out span);
        taken = taken > 0 ? taken : _written.Read(at, out span);
        taken = taken > 0 ? taken : _weekdays.Read(at, out span);
        taken = taken > 0 ? taken : _months.Read(at, out span);
        taken = taken > 0 ? taken : _periods.Read(at, out span);
        return taken > 0 ? taken : _relative.Read(at, out span);
    }
}
