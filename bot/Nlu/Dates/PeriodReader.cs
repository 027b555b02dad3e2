using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>Weeks, months, quarters, years: "la semaine dernière", "ce week-end", "le premier trimestre 2026", "en 2025", "d'ici la fin du mois".</summary>
internal sealed class PeriodReader(DateText dates)
{
    private const int MostUnits = 400;

    private readonly TokenizedText _text = dates.Text;

    /// <summary>How many tokens the period at <paramref name="at"/> takes; zero when there is none.</summary>
    public int Read(int at, out DaySpan span)
    {
        var taken = ReadPart(at, out span);
        taken = taken > 0 ? taken : ReadQualified(at, out span);
        taken = taken > 0 ? taken : ReadNumbered(at, out span);
        taken = taken > 0 ? taken : ReadCounted(at, out span);
        return taken > 0 ? taken : ReadYear(at, out span);
    }

    // "fin du mois", "la fin de l'année", "début de semaine", "fin du mois dernier".
    private int ReadPart(int at, out DaySpan span)
    {
        span = default;
        if (MonthReader.PartOf(_text.Text(at)) is not { } part)
        {
            return 0;
        }

        var next = dates.SkipArticles(at + 1);
        var taken = ReadQualified(next, out var whole);
        if (taken == 0 && next > at + 1 && UnitAt(next, out var unit, out var length) && unit > CalendarUnit.Day)
        {
            (whole, taken) = (Period(unit, step: 0), length);
        }

        span = whole.IsPossible ? MonthReader.PartOf(whole, part, dates.IsDeadline(at)) : default;
        return whole.IsPossible ? next + taken - at : 0;
    }

    // "cette semaine", "la semaine dernière", "le dernier trimestre", "le mois en cours", English "last week".
    private int ReadQualified(int at, out DaySpan span)
    {
        span = default;
        var before = StepOf(_text.Text(at)) ?? (CalendarWords.This.Contains(_text.Text(at)) ? 0 : null);
        var unitAt = before is null ? at : at + 1;
        if (!UnitAt(unitAt, out var unit, out var length) || unit <= CalendarUnit.Day)
        {
            return 0;
        }

        var end = unitAt + length;
        var after = before is null ? StepOf(_text.Text(end)) : null;
        if (before is null && after is null && _text.Is(end, "en") && _text.Is(end + 1, "cours"))
        {
            span = Period(unit, step: 0);
            return end + 2 - at;
        }

        if (before is null && after is null)
        {
            return 0;
        }

        span = unit == CalendarUnit.Week && length > 1 ? WeekEnd(before ?? after!.Value) : Period(unit, before ?? after!.Value);
        end = before == 0 && _text.Is(end, "-") && _text.Is(end + 1, "ci") ? end + 2 : end;
        return end + (after is null ? 0 : 1) - at;
    }

    private static int? StepOf(ReadOnlySpan<char> word) => CalendarWords.Last.Contains(word) ? -1 : CalendarWords.Next.Contains(word) ? 1 : null;

    // "week-end" and "weekend" are a week of more than one token, or of its own name.
    private bool UnitAt(int at, out CalendarUnit unit, out int length)
    {
        length = _text.Is(at, "week") && _text.Is(at + 1, "-") && _text.Is(at + 2, "end") ? 3 : _text.Is(at, "week") && _text.Is(at + 1, "end") ? 2 : 1;
        return CalendarWords.Units.TryGetValue(_text.Text(at), out unit);
    }

    // The one of this week is ahead, or goes on.
    private DaySpan WeekEnd(int step)
    {
        var sunday = DaySpan.WeekOf(dates.Today).Last.AddDays(7 * step);
        return new DaySpan(sunday.AddDays(-1), sunday);
    }

    private DaySpan Period(CalendarUnit unit, int step)
    {
        var (today, month) = (dates.Today, dates.Today.AddMonths(step));
        return unit switch
        {
            CalendarUnit.Week => DaySpan.WeekOf(today.AddDays(7 * step)),
            CalendarUnit.Month => DaySpan.Month(month.Year, month.Month),
            CalendarUnit.Quarter => Part(today.AddMonths(3 * step), months: 3),
            CalendarUnit.HalfYear => Part(today.AddMonths(6 * step), months: 6),
            CalendarUnit.Year => DaySpan.Year(today.Year + step),
            CalendarUnit.Hour or CalendarUnit.Day => DaySpan.Of(today),
            _ => default,
        };
    }

    private static DaySpan Part(DateOnly day, int months) => DaySpan.Months(day.Year, ((day.Month - 1) / months * months) + 1, months);

    // "le premier trimestre 2026", "au 2e semestre", "T3 2026".
    private int ReadNumbered(int at, out DaySpan span)
    {
        span = default;
        var isShort = _text.Is(at, "t") && _text.Touches(at + 1) && _text.IsDigits(at + 1);
        var number = isShort ? _text.Integer(at + 1) : OrdinalAt(at);
        var unitAt = at + (isShort || _text.IsDigits(at) ? 2 : 1);
        var unit = CalendarUnit.Quarter;
        if (number == 0 || (!isShort && !CalendarWords.Units.TryGetValue(_text.Text(unitAt), out unit)) || unit is not (CalendarUnit.Quarter or CalendarUnit.HalfYear))
        {
            return 0;
        }

        var next = isShort ? unitAt : unitAt + 1;
        var yearAt = dates.SkipArticles(next);
        var taken = dates.ReadYear(yearAt, out var year);
        var months = unit == CalendarUnit.Quarter ? 3 : 6;
        if (number > 12 / months || (isShort && taken == 0))
        {
            return 0;
        }

        var month = ((number - 1) * months) + 1;
        span = DaySpan.Months(taken > 0 ? year : dates.YearFor(1, month, at), month, months);
        return (taken > 0 ? yearAt + taken : next) - at;
    }

    private int OrdinalAt(int at) =>
        _text.IsDigits(at) && _text[at].Length == 1 && _text.Touches(at + 1) && _text.IsWord(at + 1) && _text[at + 1].Length <= 4 ? _text.Integer(at)
            : CalendarWords.Ordinals.TryGetValue(_text.Text(at), out var ordinal) ? ordinal : 0;

    // "les 3 derniers mois", "ces quinze derniers jours", "les deux prochaines semaines": up to today, or from today on.
    private int ReadCounted(int at, out DaySpan span)
    {
        span = default;
        if (_text.Text(at - 1) is not ("les" or "ces" or "des" or "last" or "next"))
        {
            return 0;
        }

        var taken = NumberReader.Read(_text, at, out var count);
        var stepWord = _text.Text(at + taken);
        int? step = CalendarWords.Last.Contains(stepWord) ? -1 : stepWord is "prochains" or "prochaines" ? 1 : null;
        if (taken == 0 || count is < 1 or > MostUnits || step is null || !CalendarWords.Units.TryGetValue(_text.Text(at + taken + 1), out var unit))
        {
            return 0;
        }

        var other = Moved((int)count * step.Value, unit);
        span = step < 0 ? new DaySpan(other, dates.Today) : new DaySpan(dates.Today, other);
        return taken + 2;
    }

    private DateOnly Moved(int steps, CalendarUnit unit) => unit switch
    {
        CalendarUnit.Hour or CalendarUnit.Day => dates.Today.AddDays(steps),
        CalendarUnit.Week => dates.Today.AddDays(7 * steps),
        CalendarUnit.Month => dates.Today.AddMonths(steps),
        CalendarUnit.Quarter => dates.Today.AddMonths(3 * steps),
        CalendarUnit.HalfYear => dates.Today.AddMonths(6 * steps),
        CalendarUnit.Year => dates.Today.AddYears(steps),
        _ => dates.Today,
    };

    // A year alone is any number, unless something says that it is one.
    private int ReadYear(int at, out DaySpan span)
    {
        span = default;
        if (!_text.IsDigits(at) || _text[at].Length != 4 || _text.Touches(at) || (_text.Touches(at + 1) && !IsEnd(at + 1)) || dates.ReadYear(at, out var year) == 0)
        {
            return 0;
        }

        var isSaid = CalendarWords.YearOpenings.Contains(_text.Text(at - 1)) || (_text.Is(at - 1, "de") && CalendarWords.Dated.Contains(_text.Text(at - 2)));
        span = DaySpan.Year(year);
        return isSaid && !CalendarWords.NotYears.Contains(_text.Text(at + 1)) && !_text.IsDigits(at + 1) ? 1 : 0;
    }

    private bool IsEnd(int at) => _text.Text(at)[0] is '.' or ',' or '?' or '!' or ')' or ';' or ':' && !(_text.Touches(at + 1) && _text.IsDigits(at + 1));
}
