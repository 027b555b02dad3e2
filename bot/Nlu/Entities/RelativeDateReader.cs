namespace ChorusAssistant.Bot.Nlu.Entities;

/// <summary>Dates counted from today: "hier", "il y a trois jours", "dans deux semaines", "lundi dernier", "le mois prochain".</summary>
internal sealed class RelativeDateReader(TokenizedText text, DateOnly today)
{
    private const int MostUnits = 10_000;

    public int Read(int at, out DaySpan span)
    {
        span = default;
        if (!text.IsWord(at))
        {
            return text.IsDigits(at) ? ReadEnglishAgo(at, out span) : 0;
        }

        foreach (var (words, days) in CalendarWords.RelativeDays)
        {
            if (Matches(at, words))
            {
                span = DaySpan.Of(today.AddDays(days));
                return words.Length;
            }
        }

        var taken = ReadWeekday(at, out span);
        taken = taken > 0 ? taken : ReadPeriod(at, out span);
        return taken > 0 ? taken : ReadDistance(at, out span);
    }

    private int ReadWeekday(int at, out DaySpan span)
    {
        span = default;
        var isNextFirst = CalendarWords.Next.Contains(Word(at));
        var isLastFirst = !isNextFirst && CalendarWords.Last.Contains(Word(at));
        var dayAt = isNextFirst || isLastFirst ? at + 1 : at;
        if (!CalendarWords.Weekdays.TryGetValue(Word(dayAt), out var weekday))
        {
            return 0;
        }

        var isNext = isNextFirst || CalendarWords.Next.Contains(Word(dayAt + 1));
        var isQualified = !isNextFirst && (isNext || CalendarWords.Last.Contains(Word(dayAt + 1)));
        var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
        back = back == 0 ? 7 : back;
        var isAhead = isNext || CalendarWords.AheadBefore.Contains(Word(at - 1)) || CalendarWords.AheadBefore.Contains(Word(at - 2));
        span = DaySpan.Of(today.AddDays(isAhead ? 7 - (back % 7) : -back));
        return dayAt + (isQualified ? 2 : 1) - at;
    }

    // "la semaine derniere", "le mois prochain", "cette annee"; English "last week".
    private int ReadPeriod(int at, out DaySpan span)
    {
        span = default;
        var isBefore = CalendarWords.This.Contains(Word(at)) || CalendarWords.Last.Contains(Word(at)) || CalendarWords.Next.Contains(Word(at));
        var unitAt = isBefore ? at + 1 : at;
        if (!CalendarWords.Units.TryGetValue(Word(unitAt), out var unit) || unit == CalendarUnit.Day)
        {
            return 0;
        }

        var qualifier = isBefore ? Word(at) : Word(unitAt + 1);
        int? step = CalendarWords.Last.Contains(qualifier) ? -1 : CalendarWords.Next.Contains(qualifier) ? 1 : CalendarWords.This.Contains(qualifier) && isBefore ? 0 : null;
        if (step is null)
        {
            return 0;
        }

        span = Period(unit, step.Value);
        return 2;
    }

    private DaySpan Period(CalendarUnit unit, int step)
    {
        if (unit == CalendarUnit.Week)
        {
            var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) + (7 * step));
            return new DaySpan(monday, monday.AddDays(6));
        }

        var day = unit == CalendarUnit.Month ? today.AddMonths(step) : today.AddYears(step);
        return unit == CalendarUnit.Month
            ? DaySpan.Month(day.Year, day.Month)
            : new DaySpan(new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31));
    }

    // "il y a trois jours", "dans 2 semaines", "sous 15 jours".
    private int ReadDistance(int at, out DaySpan span)
    {
        span = default;
        var opening = text.Is(at, "dans") || text.Is(at, "in") || text.Is(at, "sous") ? 1 : 0;
        var sign = opening > 0 ? 1 : -1;
        foreach (var words in CalendarWords.Ago)
        {
            opening = opening == 0 && Matches(at, words) ? words.Length : opening;
        }

        return opening > 0 ? ReadCount(at, at + opening, sign, out span) : 0;
    }

    private int ReadCount(int first, int at, int sign, out DaySpan span)
    {
        span = default;
        var taken = NumberReader.Read(text, at, out var count);
        if (taken == 0 || count > MostUnits || !CalendarWords.Units.TryGetValue(Word(at + taken), out var unit))
        {
            return 0;
        }

        var steps = sign * (int)count;
        span = DaySpan.Of(unit switch
        {
            CalendarUnit.Day => today.AddDays(steps),
            CalendarUnit.Week => today.AddDays(7 * steps),
            CalendarUnit.Month => today.AddMonths(steps),
            CalendarUnit.Year => Math.Abs(steps) < 1_000 ? today.AddYears(steps) : today,
            _ => today,
        });
        return at + taken + 1 - first;
    }

    private int ReadEnglishAgo(int at, out DaySpan span)
    {
        var taken = ReadCount(at, at, -1, out span);
        return taken > 0 && text.Is(at + taken, "ago") ? taken + 1 : 0;
    }

    private ReadOnlySpan<char> Word(int at) => text.Text(at);

    private bool Matches(int at, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!text.Is(at + i, words[i]))
            {
                return false;
            }
        }

        return true;
    }
}
