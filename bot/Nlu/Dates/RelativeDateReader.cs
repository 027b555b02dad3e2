using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>Days counted from today: "hier", "il y a trois jours", "depuis une quinzaine de jours", "dans deux semaines", "sous 48 heures".</summary>
internal sealed class RelativeDateReader(DateText dates)
{
    private const int MostUnits = 5_000;
    private const int HoursOfDay = 24;

    private readonly TokenizedText _text = dates.Text;

    /// <summary>How many tokens the day at <paramref name="at"/> takes; zero when there is none.</summary>
    public int Read(int at, out DaySpan span)
    {
        span = default;
        if (!_text.IsWord(at))
        {
            return ReadEnglishAgo(at, out span);
        }

        foreach (var (words, days) in CalendarWords.RelativeDays)
        {
            if (_text.Matches(at, words))
            {
                span = DaySpan.Of(dates.Today.AddDays(days));
                return words.Length;
            }
        }

        var opening = CalendarWords.LengthOf(CalendarWords.FromNow, _text, at);
        if (opening > 0)
        {
            return ReadCount(at, at + opening, sign: 1, out span);
        }

        opening = CalendarWords.LengthOf(CalendarWords.Ago, _text, at);
        return opening > 0 ? ReadCount(at, at + opening, sign: -1, out span) : ReadEnglishAgo(at, out span);
    }

    private int ReadCount(int first, int at, int sign, out DaySpan span)
    {
        span = default;
        var start = at + CalendarWords.LengthOf(CalendarWords.Roughly, _text, at);
        var taken = NumberReader.Read(_text, start, out var count);
        var next = NumberReader.UnitAfter(_text, start + taken);
        if (taken > 0 && _text.Text(next - 1) is "huitaine" or "quinzaine" && !CalendarWords.Units.ContainsKey(_text.Text(next)))
        {
            span = Count(sign, (int)count, CalendarUnit.Day);
            return next - first;
        }

        if (taken == 0 || count > MostUnits || !CalendarWords.Units.TryGetValue(_text.Text(next), out var unit))
        {
            return 0;
        }

        span = Count(sign, (int)count, unit);
        var isHalfMore = _text.Is(next + 1, "et") && (_text.Is(next + 2, "demi") || _text.Is(next + 2, "demie"));
        if (isHalfMore && unit is CalendarUnit.Year or CalendarUnit.Month)
        {
            var day = unit == CalendarUnit.Year ? span.First.AddMonths(6 * sign) : span.First.AddDays(15 * sign);
            span = DaySpan.Of(day);
            next += 2;
        }

        return span.IsPossible ? next + 1 - first : 0;
    }

    private DaySpan Count(int sign, int count, CalendarUnit unit)
    {
        var steps = sign * count;
        return unit switch
        {
            CalendarUnit.Hour => count % HoursOfDay == 0 && count > 0 ? DaySpan.Of(dates.Today.AddDays(steps / HoursOfDay)) : default,
            CalendarUnit.Day => DaySpan.Of(dates.Today.AddDays(steps)),
            CalendarUnit.Week => DaySpan.Of(dates.Today.AddDays(7 * steps)),
            CalendarUnit.Month => DaySpan.Of(dates.Today.AddMonths(steps)),
            CalendarUnit.Quarter => DaySpan.Of(dates.Today.AddMonths(3 * steps)),
            CalendarUnit.HalfYear => DaySpan.Of(dates.Today.AddMonths(6 * steps)),
            CalendarUnit.Year => count < 1_000 ? DaySpan.Of(dates.Today.AddYears(steps)) : default,
            _ => default,
        };
    }

    private int ReadEnglishAgo(int at, out DaySpan span)
    {
        span = default;
        if (!_text.IsDigits(at) && FrenchNumberWords.ValueOf(_text.Text(at)) < 0)
        {
            return 0;
        }

        var taken = ReadCount(at, at, -1, out span);
        return taken > 0 && _text.Is(at + taken, "ago") ? taken + 1 : 0;
    }
}
