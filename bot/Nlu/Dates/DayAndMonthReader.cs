using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>A day and a month in words: "3 mars", "lundi 3 mars 2025", "1er avril", "le douze mars deux mille vingt-six", "March 3".</summary>
internal sealed class DayAndMonthReader(DateText dates)
{
    private const int YoungestShortYear = 20;
    private const int OldestShortYear = 40;

    private readonly TokenizedText _text = dates.Text;

    /// <summary>How many tokens the date at <paramref name="at"/> takes; zero when there is none.</summary>
    public int Read(int at, out DaySpan span)
    {
        span = default;
        var taken = dates.ReadDay(at, out var day);
        if (taken == 0)
        {
            return ReadMonthFirst(at, out span);
        }

        var monthAt = at + taken;
        monthAt = _text.Is(monthAt, "of") || _text.Is(monthAt, "-") ? monthAt + 1 : monthAt;
        // "un sept" is two digits being dictated; "1 sept" is a day.
        var isDictated = _text.Is(monthAt, "sept") && !_text.IsDigits(at);
        return !isDictated && MonthAt(monthAt) is > 0 and var month ? WithYear(day, month, at, monthAt + 1, out span) : 0;
    }

    private int MonthAt(int at) => CalendarWords.Months.TryGetValue(_text.Text(at), out var month) ? month : 0;

    private int ReadMonthFirst(int at, out DaySpan span)
    {
        span = default;
        return CalendarWords.EnglishMonths.Contains(_text.Text(at)) && dates.ReadDay(at + 1, out var day) is > 0 and var taken
            ? WithYear(day, MonthAt(at), at, at + 1 + taken, out span)
            : 0;
    }

    private int WithYear(int day, int month, int first, int next, out DaySpan span)
    {
        // "12 sept. 2026", "12-nov-2026", "March 3, 2026", "le 3 mars de l'annee 2026" is too rare.
        var yearAt = _text.Is(next, ".") || _text.Is(next, ",") || (_text.Is(next, "-") && _text.Touches(next)) ? next + 1 : next;
        var taken = dates.ReadYear(yearAt, out var year);
        taken = taken > 0 && !CalendarWords.NotYears.Contains(_text.Text(yearAt + taken)) ? taken : ReadShortYear(yearAt, out year);
        var end = taken > 0 ? yearAt + taken : _text.Is(next, ".") && _text.IsWord(next - 1) && _text[next - 1].Length <= 5 && IsAbbreviated(next - 1) ? next + 1 : next;
        if (taken == 0)
        {
            end += Qualifier(end, out var isNext) ? 1 : 0;
            year = end > next && isNext is { } ahead ? QualifiedYear(day, month, ahead) : dates.YearFor(day, month, first);
        }

        span = day <= DateTime.DaysInMonth(year, month) ? DaySpan.Of(new DateOnly(year, month, day)) : default;
        return end - first;
    }

    private bool IsAbbreviated(int at) => _text.Text(at) is not ("mars" or "mai" or "juin" or "avril" or "aout");

    private bool Qualifier(int at, out bool? isNext)
    {
        isNext = CalendarWords.Next.Contains(_text.Text(at)) ? true : CalendarWords.Last.Contains(_text.Text(at)) ? false : null;
        return isNext is not null;
    }

    private int QualifiedYear(int day, int month, bool isNext)
    {
        var year = dates.Today.Year;
        var isBefore = (month, day).CompareTo((dates.Today.Month, dates.Today.Day)) < 0;
        return isNext ? isBefore ? year + 1 : year : isBefore ? year : year - 1;
    }

    // "03 mars 26", but not "3 mars 26 km", "3 mars 14h" or "3 mars 25 factures".
    private int ReadShortYear(int at, out int year)
    {
        year = _text.Integer(at);
        var isYear = _text.IsDigits(at) && _text[at].Length == 2 && year is >= YoungestShortYear and <= OldestShortYear
            && !_text.IsWord(at + 1) && !CalendarWords.NotYears.Contains(_text.Text(at + 1));
        year = DateText.FullYear(year);
        return isYear ? 1 : 0;
    }
}
