namespace ChorusAssistant.Bot.Nlu.Entities;

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

            var taken = reader.ReadRange(at, out var span);
            taken = taken > 0 ? taken : reader.Read(at, out span);
            if (taken > 0 && state.AreFree(at, at + taken - 1))
            {
                state.Claim(EntityTypes.Date, at, at + taken - 1, span.ToString());
                at += taken - 1;
            }
            else if (HourAt(text, at) is > 0 and var hour)
            {
                state.Block(at, at + hour - 1);
                at += hour - 1;
            }
        }
    }

    // "14h30", "14 h", "8 heures": never a date, and no number for the scanners that follow.
    private static int HourAt(TokenizedText text, int at)
    {
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
