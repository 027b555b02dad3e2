using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>Days and ranges of days: written, in words, or counted from today.</summary>
internal static class DateScanner
{
    public static void Scan(ScanState state, DateTimeOffset now)
    {
        var text = state.Text;
        var reader = new DateReader(text, DateOnly.FromDateTime(now.Date));
        for (var at = 0; at < text.Count; at++)
        {
            if (!state.IsFree(at))
            {
                continue;
            }

            var taken = reader.Read(at, out var span);
            if (taken > 0 && state.AreFree(at, at + taken - 1))
            {
                Take(state, at, at + taken - 1, span);
                at += taken - 1;
            }
            else if (HourAt(text, at) is > 0 and var hour)
            {
                state.Block(at, at + hour - 1);
                at += hour - 1;
            }
        }
    }

    // A day that no calendar has is no date, and its parts are no numbers.
    private static void Take(ScanState state, int first, int last, DaySpan span)
    {
        if (span.IsPossible)
        {
            state.Claim(EntityTypes.Date, first, last, span.ToString());
        }
        else
        {
            state.Block(first, last);
        }
    }

    // "14h30", "14 h", "8 heures", "J+15": never a date, and no number for the scanners that follow.
    private static int HourAt(TokenizedText text, int at)
    {
        if (text.Is(at, "j") && text.Touches(at + 1) && text.Text(at + 1) is "-" or "+" && text.Touches(at + 2) && text.IsDigits(at + 2))
        {
            return 3;
        }

        if (text.Integer(at) is not (>= 0 and <= 24))
        {
            return 0;
        }

        if (text.Is(at + 1, "h") || text.Is(at + 1, "heures") || text.Is(at + 1, "heure"))
        {
            return text.IsDigits(at + 2) && text.Touches(at + 2) ? 3 : 2;
        }

        return text.Is(at + 1, ":") && text.Touches(at + 1) && text.IsDigits(at + 2) && text[at + 2].Length == 2 ? 3 : 0;
    }
}
