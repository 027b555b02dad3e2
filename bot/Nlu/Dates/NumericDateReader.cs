using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>Dates in digits: "12/03/2026", "12.3.26", "2026-03-12", "12/03", "12 / 03 / 2026", "12 03 2026".</summary>
internal sealed class NumericDateReader(DateText dates)
{
    private const string Separators = "/-.";

    private readonly TokenizedText _text = dates.Text;

    /// <summary>How many tokens the date at <paramref name="at"/> takes; zero when there is none.</summary>
    public int Read(int at, out DaySpan span)
    {
        span = default;
        if (!_text.IsDigits(at) || (_text.Touches(at) && (_text[at - 1].Kind != TokenKind.Sign || "-/._+".Contains(_text.Text(at - 1)[0]))))
        {
            return 0;
        }

        var taken = ReadSeparated(at, out span);
        return taken > 0 ? taken : ReadSpaced(at, out span);
    }

    private int ReadSeparated(int at, out DaySpan span)
    {
        span = default;
        var separator = _text.Text(at + 1);
        if (separator.Length != 1 || !Separators.Contains(separator[0]) || !_text.IsDigits(at + 2) || !IsTight(at, separator[0]))
        {
            return 0;
        }

        if (separator[0] == '/' && IsShort(at) && _text[at + 2].Length == 4 && !_text.Is(at + 3, "/"))
        {
            return ReadMonth(at, out span);
        }

        if (!_text.Text(at + 3).SequenceEqual(separator) || !_text.IsDigits(at + 4) || !IsTight(at + 2, separator[0]))
        {
            return separator[0] == '/' && IsShort(at) && IsShort(at + 2) && !IsGlued(at + 3) ? Day(_text.Integer(at), _text.Integer(at + 2), year: 0, at, 3, out span) : 0;
        }

        if (IsGlued(at + 5) || (_text.Touches(at + 5) && _text.Touches(at + 6) && _text.IsDigits(at + 6) && !_text.Is(at + 5, ",") && !_text.Is(at + 5, "t")))
        {
            return 0;
        }

        var (first, second, third) = (_text.Integer(at), _text.Integer(at + 2), _text.Integer(at + 4));
        return _text[at].Length == 4 && IsShort(at + 4)
            ? Day(third, second, first, at, 5, out span)
            : IsShort(at) && IsShort(at + 2) && _text[at + 4].Length is 2 or 4 ? Day(first, second, DateText.FullYear(third), at, 5, out span) : 0;
    }

    // "12/2025", unless it is announced as the number of an invoice.
    private int ReadMonth(int at, out DaySpan span)
    {
        var (month, year) = (_text.Integer(at), _text.Integer(at + 2));
        var isMonth = month is >= 1 and <= 12 && DateText.IsYear(year) && !IsGlued(at + 3) && !(_text.Touches(at + 3) && _text.Touches(at + 4))
            && !_text.IsOneOf(at - 1, InvoiceWords.Invoices) && !_text.IsOneOf(at - 1, InvoiceWords.Numbers) && !_text.Is(at - 1, "°");
        span = isMonth ? DaySpan.Month(year, month) : default;
        return isMonth ? 3 : 0;
    }

    // As a form with three boxes is read out: two digits, two digits, four digits, and nothing before or after.
    private int ReadSpaced(int at, out DaySpan span)
    {
        span = default;
        return _text[at].Length == 2 && _text.IsDigits(at + 1) && _text[at + 1].Length == 2 && _text.IsDigits(at + 2) && _text[at + 2].Length == 4
            && DateText.IsYear(_text.Integer(at + 2)) && !_text.IsDigits(at - 1) && !_text.IsDigits(at + 3) && _text.Integer(at + 1) <= 12
            ? Day(_text.Integer(at), _text.Integer(at + 1), _text.Integer(at + 2), at, 3, out span)
            : 0;
    }

    // Only a slash may stand between spaces: "12 - 3" is something else.
    private bool IsTight(int at, char separator) => separator == '/' || (_text.Touches(at + 1) && _text.Touches(at + 2));

    private bool IsShort(int at) => _text[at].Length <= 2;

    // "12/03/2026T10:00" is a date and an hour; "12/03/2026A" is none.
    private bool IsGlued(int at) =>
        _text.Touches(at) && _text[at].Kind != TokenKind.Sign && !(_text.Is(at, "t") && _text.IsDigits(at + 1) && _text.Touches(at + 1));

    private int Day(int day, int month, int year, int first, int taken, out DaySpan span)
    {
        span = default;
        if (month is < 1 or > 12 || day is < 1 or > 31 || (year != 0 && !DateText.IsYear(year)))
        {
            return 0;
        }

        year = year > 0 ? year : dates.YearFor(day, month, first);
        span = day <= DateTime.DaysInMonth(year, month) ? DaySpan.Of(new DateOnly(year, month, day)) : default;
        return taken;
    }
}
