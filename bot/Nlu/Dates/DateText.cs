using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>A text that is read for dates: what day it is, and whether its words look back or ahead.</summary>
internal sealed class DateText(TokenizedText text, DateOnly today)
{
    private const int Century = 2000;

    private bool? _isAheadAsAWhole;

    public TokenizedText Text { get; } = text;

    public DateOnly Today { get; } = today;

    /// <summary>Where the words before a date begin, when the date is a part of something longer; -1 for the date itself.</summary>
    public int ContextAt { get; set; } = -1;

    public ReadOnlySpan<char> Word(int at) => Text.Text(at);

    public int SkipArticles(int at)
    {
        while (at < Text.Count && CalendarWords.Articles.Contains(Word(at)))
        {
            at++;
        }

        return at;
    }

    /// <summary>"d'ici vendredi", "avant la fin du mois", "jusqu'au 3 mars": said right before, it makes the date lie ahead.</summary>
    public bool IsDeadline(int first) => CalendarWords.AheadBefore.Contains(WordBefore(first));

    public bool PointsAhead(int first)
    {
        var before = WordBefore(first);
        return CalendarWords.AheadBefore.Contains(before) || (!CalendarWords.PastBefore.Contains(before) && IsAheadAsAWhole());
    }

    /// <summary>The latest past year in which the day exists, today included; the next one where the words point ahead.</summary>
    public int YearFor(int day, int month, int first)
    {
        var isAhead = PointsAhead(first);
        for (var step = 0; step <= 8; step++)
        {
            var year = Today.Year + (isAhead ? step : -step);
            if (day <= DateTime.DaysInMonth(year, month) && (isAhead ? new DateOnly(year, month, day) >= Today : new DateOnly(year, month, day) <= Today))
            {
                return year;
            }
        }

        return Today.Year;
    }

    /// <summary>The year of the latest month of that name that has begun; of the next one that is not over where the words point ahead.</summary>
    public int YearForMonth(int month, int first) =>
        Today.Year + (PointsAhead(first) ? month < Today.Month ? 1 : 0 : month > Today.Month ? -1 : 0);

    /// <summary>A day of the month in digits or in words, "1er" and "premier" included. Zero tokens when there is none.</summary>
    public int ReadDay(int at, out int day)
    {
        day = 1;
        if (Text.Is(at, "premier"))
        {
            return 1;
        }

        if (!Text.IsDigits(at))
        {
            var taken = FrenchNumberWords.Read(Text, at, out var value);
            day = (int)Math.Min(value, int.MaxValue);
            return value is >= 1 and <= 31 ? taken : 0;
        }

        day = Text.Integer(at);
        return Text[at].Length > 2 || day is < 1 or > 31 ? 0 : CalendarWords.DayEndings.Contains(Word(at + 1)) ? 2 : 1;
    }

    /// <summary>"2026", or "deux mille vingt-six". Zero tokens when there is none.</summary>
    public int ReadYear(int at, out int year)
    {
        year = Text.Integer(at);
        if (Text.IsDigits(at))
        {
            return Text[at].Length == 4 && IsYear(year) ? 1 : 0;
        }

        var taken = FrenchNumberWords.Read(Text, at, out var value);
        year = (int)Math.Min(value, int.MaxValue);
        return taken > 1 && IsYear(year) && year != Century ? taken : 0;
    }

    /// <summary>"26" is 2026.</summary>
    public static int FullYear(int year) => year < 100 ? year + Century : year;

    public static bool IsYear(int year) => year is >= 1900 and < 2200;

    private ReadOnlySpan<char> WordBefore(int first)
    {
        var at = (ContextAt >= 0 ? ContextAt : first) - 1;
        while (at > 0 && (CalendarWords.Articles.Contains(Word(at)) || Text.Is(at, "a")))
        {
            at--;
        }

        return Word(at);
    }

    // Asked at most once a text, and only when a date without a year was found.
    private bool IsAheadAsAWhole()
    {
        if (_isAheadAsAWhole is null)
        {
            _isAheadAsAWhole = false;
            for (var at = 0; at < Text.Count && _isAheadAsAWhole == false; at++)
            {
                _isAheadAsAWhole = Text.IsWord(at) && (CalendarWords.Ahead.Contains(Word(at)) || FutureTense.Is(Word(at)));
            }
        }

        return _isAheadAsAWhole.Value;
    }
}
