namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Dates that name a day or a month: "12/03/2026", "2026-03-12", "lundi 3 mars", "1er avril 2026", "fin mars".</summary>
internal sealed class CalendarDateReader(TokenizedText text, DateOnly today)
{
    private const int Century = 2000;

    private bool? _isAhead;

    // Asked at most once a text, and only when a date without a year was found.
    private bool IsAhead => _isAhead ??= Enumerable.Range(0, text.Count).Any(at => text.IsWord(at) && CalendarWords.Ahead.Contains(text.Text(at)));

    public int Read(int at, out DaySpan span)
    {
        span = default;
        var taken = text.IsDigits(at) ? ReadNumeric(at, out span) : 0;
        taken = taken > 0 ? taken : ReadDayAndMonth(at, out span);
        return taken > 0 ? taken : ReadMonth(at, out span);
    }

    private int ReadNumeric(int at, out DaySpan span)
    {
        span = default;
        var separator = text.Text(at + 1);
        if ((text.Touches(at) && at > 0 && !text.Is(at - 1, "'") && !text.Is(at - 1, "(")) || separator is not ("/" or "-" or ".")
            || !text.Touches(at + 1) || !text.Touches(at + 2) || !text.IsDigits(at + 2))
        {
            return 0;
        }

        var (first, second) = (text.Integer(at), text.Integer(at + 2));
        var hasThird = text.Text(at + 3).SequenceEqual(separator) && text.Touches(at + 3) && text.Touches(at + 4) && text.IsDigits(at + 4);
        if (!hasThird)
        {
            return separator is "/" && IsShort(at) && IsShort(at + 2) && !IsGlued(at + 3) ? Day(first, second, year: 0, at, 3, out span) : 0;
        }

        if (IsGlued(at + 5) || (text.Touches(at + 5) && text.Touches(at + 6) && text.IsDigits(at + 6)))
        {
            return 0;
        }

        return text[at].Length == 4
            ? Day(text.Integer(at + 4), second, first, at, 5, out span)
            : IsShort(at) && IsShort(at + 2) && text[at + 4].Length is 2 or 4
                ? Day(first, second, text.Integer(at + 4) is var year && year < 100 ? year + Century : year, at, 5, out span)
                : 0;
    }

    private bool IsShort(int at) => text[at].Length <= 2;

    private bool IsGlued(int at) => text.Touches(at) && text[at].Kind != TokenKind.Sign;

    // An optional weekday, a day in digits or words, a month in words, an optional year; or English "March 3".
    private int ReadDayAndMonth(int at, out DaySpan span)
    {
        span = default;
        var next = text.IsWord(at) && CalendarWords.Weekdays.ContainsKey(text.Text(at)) ? at + 1 : at;
        next = next > at && text.Is(next, "le") ? next + 1 : next;
        var day = DayAt(next, out var taken);
        if (day == 0)
        {
            return MonthAt(at) > 0 && DayAt(at + 1, out taken) is > 0 and var english && IsEnglishMonth(at)
                ? WithYear(english, MonthAt(at), at, at + 1 + taken, out span)
                : 0;
        }

        var monthAt = next + taken;
        monthAt = text.Is(monthAt, "of") || text.Is(monthAt, "-") ? monthAt + 1 : monthAt;
        return MonthAt(monthAt) is > 0 and var month ? WithYear(day, month, at, monthAt + 1, out span) : 0;
    }

    private bool IsEnglishMonth(int at) => text[at].Length > 3 && text.Text(at)[^1] is 'y' or 'h' or 'l' or 'e' or 't' or 'r' && !text.Is(at, "avril");

    private int WithYear(int day, int month, int first, int next, out DaySpan span)
    {
        next = text.Is(next, ".") && text.Touches(next) && text.IsDigits(next + 1) ? next + 1 : next;
        next = text.Is(next, ",") && IsYear(next + 1) ? next + 1 : next;
        return IsYear(next) ? Day(day, month, text.Integer(next), first, next + 1 - first, out span) : Day(day, month, year: 0, first, next - first, out span);
    }

    private int DayAt(int at, out int taken)
    {
        taken = 1;
        if (text.IsDigits(at))
        {
            taken = text.Touches(at + 1) && (text.Is(at + 1, "er") || text.Is(at + 1, "st") || text.Is(at + 1, "nd") || text.Is(at + 1, "th")) ? 2 : 1;
            return text[at].Length <= 2 && text.Integer(at) is >= 1 and <= 31 and var day ? day : 0;
        }

        if (text.Is(at, "premier"))
        {
            return 1;
        }

        taken = FrenchNumberWords.Read(text, at, out var value);
        return taken > 0 && value is >= 1 and <= 31 ? (int)value : 0;
    }

    // "mars 2026", "en mars", "fin mars", "mi-mars", "debut avril".
    private int ReadMonth(int at, out DaySpan span)
    {
        span = default;
        var part = text.Text(at);
        var monthAt = at;
        var (from, until) = (1, 31);
        if (CalendarWords.Beginning.Contains(part) || CalendarWords.Middle.Contains(part) || CalendarWords.End.Contains(part))
        {
            monthAt = SkipArticles(at + 1);
            (from, until) = CalendarWords.Beginning.Contains(part) ? (1, 10) : CalendarWords.Middle.Contains(part) ? (11, 20) : (21, 31);
        }
        else if (part is "en" or "in")
        {
            monthAt = at + 1;
        }

        var month = MonthAt(monthAt);
        var hasYear = IsYear(monthAt + 1);
        // "mars", "mai", "may" alone are too often something else.
        if (month == 0 || (monthAt == at && !hasYear))
        {
            return 0;
        }

        var year = hasYear ? text.Integer(monthAt + 1) : YearFor(1, month, at);
        var last = DateTime.DaysInMonth(year, month);
        span = new DaySpan(new DateOnly(year, month, from), new DateOnly(year, month, Math.Min(until, last)));
        return monthAt + (hasYear ? 2 : 1) - at;
    }

    private int SkipArticles(int at)
    {
        while (at < text.Count && CalendarWords.Articles.Contains(text.Text(at)))
        {
            at++;
        }

        return at;
    }

    private int MonthAt(int at) => CalendarWords.Months.TryGetValue(text.Text(at), out var month) ? month : 0;

    private bool IsYear(int at) => text.IsDigits(at) && text[at].Length == 4 && text.Integer(at) is >= 1900 and < 2200;

    private int Day(int day, int month, int year, int first, int taken, out DaySpan span)
    {
        span = default;
        if (month is < 1 or > 12 || day < 1 || year is not 0 and (< 1900 or > 2199))
        {
            return 0;
        }

        year = year > 0 ? year : YearFor(day, month, first);
        if (day > DateTime.DaysInMonth(year, month))
        {
            return 0;
        }

        span = DaySpan.Of(new DateOnly(year, month, day));
        return taken;
    }

    // The latest past day, today included, unless the words point ahead. 29 February falls on the nearest leap year.
    private int YearFor(int day, int month, int first)
    {
        var isAhead = IsAhead || PointsAhead(first - 1) || PointsAhead(first - 2) || PointsAhead(first - 3);
        for (var step = 0; step <= 8; step++)
        {
            var year = today.Year + (isAhead ? step : -step);
            if (day <= DateTime.DaysInMonth(year, month) && (isAhead ? new DateOnly(year, month, day) >= today : new DateOnly(year, month, day) <= today))
            {
                return year;
            }
        }

        return today.Year;
    }

    private bool PointsAhead(int at) => text.IsWord(at) && CalendarWords.AheadBefore.Contains(text.Text(at));
}
