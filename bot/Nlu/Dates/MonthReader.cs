using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>A month, or a part of one: "mars 2026", "en octobre dernier", "au mois de mai", "fin mars", "mi-octobre", "depuis septembre".</summary>
internal sealed class MonthReader(DateText dates)
{
    private readonly TokenizedText _text = dates.Text;

    /// <summary>How many tokens the month at <paramref name="at"/> takes; zero when there is none.</summary>
    public int Read(int at, out DaySpan span)
    {
        span = default;
        var part = PartOf(_text.Text(at));
        var next = part is not null ? dates.SkipArticles(at + 1) : _text.Text(at) is "en" or "in" or "courant" ? at + 1 : at;
        var isSaid = next > at;
        if (_text.Is(next, "mois") && SkipOf(next + 1) is var named && named > next + 1)
        {
            (next, isSaid) = (named, true);
        }

        if (!CalendarWords.Months.TryGetValue(_text.Text(next), out var month))
        {
            return 0;
        }

        var end = ReadYear(next + 1, month, at, out var year, out var isYearSaid);
        // "mars", "mai", "may" alone are too often something else.
        if (!isSaid && !isYearSaid && !CalendarWords.MonthOpenings.Contains(_text.Text(at - 1)) && !IsDating(at))
        {
            return 0;
        }

        span = PartOf(DaySpan.Month(year, month), part, isDeadline: dates.IsDeadline(at));
        return end - at;
    }

    /// <summary>The first, the middle or the last third of some days; by a deadline, their last day.</summary>
    public static DaySpan PartOf(DaySpan whole, int? part, bool isDeadline)
    {
        if (part is null)
        {
            return whole;
        }

        if (part == 3 && isDeadline)
        {
            return DaySpan.Of(whole.Last);
        }

        // Months in tens: 1 to 10, 11 to 20, and the rest.
        var third = (whole.Last.DayNumber - whole.First.DayNumber + 1) / 3;
        var first = whole.First.AddDays(third * (part.Value - 1));
        return new DaySpan(first, part == 3 ? whole.Last : first.AddDays(third - 1));
    }

    /// <summary>"début" is 1, "mi" or "milieu" 2, "fin" 3.</summary>
    public static int? PartOf(ReadOnlySpan<char> word) =>
        CalendarWords.Beginning.Contains(word) ? 1 : CalendarWords.Middle.Contains(word) ? 2 : CalendarWords.End.Contains(word) ? 3 : null;

    // "les factures d'octobre", "ma facture de novembre".
    private bool IsDating(int at)
    {
        var before = _text.Is(at - 1, "de") ? at - 2 : _text.Is(at - 1, "'") && _text.Is(at - 2, "d") ? at - 3 : -1;
        return CalendarWords.Dated.Contains(_text.Text(before));
    }

    private int SkipOf(int at) => _text.Is(at, "de") ? at + 1 : _text.Is(at, "d") && _text.Is(at + 1, "'") ? at + 2 : at;

    // The year that is written, or that "dernier" or "prochain" says, or the latest past one.
    private int ReadYear(int at, int month, int first, out int year, out bool isSaid)
    {
        var yearAt = _text.Is(at, ".") || _text.Is(at, ",") || _text.Is(at, "-") || _text.Is(at, "/") || _text.Is(at, "de") ? at + 1 : at;
        var taken = dates.ReadYear(yearAt, out year);
        isSaid = taken > 0 && !CalendarWords.NotYears.Contains(_text.Text(yearAt + taken));
        if (isSaid)
        {
            return yearAt + taken;
        }

        var isLast = CalendarWords.Last.Contains(_text.Text(at));
        isSaid = isLast || CalendarWords.Next.Contains(_text.Text(at));
        year = !isSaid ? dates.YearForMonth(month, first)
            : isLast ? dates.Today.Year - (month < dates.Today.Month ? 0 : 1)
            : dates.Today.Year + (month > dates.Today.Month ? 0 : 1);
        return isSaid ? at + 1 : at;
    }
}
