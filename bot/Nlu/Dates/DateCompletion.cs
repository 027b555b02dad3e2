using ChorusAssistant.Bot.Nlu.Entities;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>
/// Asks another recognizer about the few dates that ours do not read: "le premier lundi de mars", "la veille de Noël", "il y a quelques jours". A word
/// must show that such a date is there, and the answer must hold that word; then it replaces what ours made of its parts.
/// </summary>
internal static class DateCompletion
{
    private const int TokensAfter = 8;
    private const int MostAsked = 2;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Feasts =
        new HashSet<string>(StringComparer.Ordinal) { "noel", "sylvestre", "valentin", "halloween" }.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Complete(ScanState state, IDateRecognizer others, DateTimeOffset now)
    {
        var text = state.Text;
        var asked = 0;
        for (var at = 0; at < text.Count && asked < MostAsked; at++)
        {
            if (MayBeDate(text, at))
            {
                asked++;
                at = Math.Max(at, Ask(state, at, others, now));
            }
        }
    }

    /// <summary>The cheap test: whether the word at a token shows a date which ours do not read.</summary>
    public static bool MayBeDate(TokenizedText text, int at) =>
        text.IsWord(at) && (Feasts.Contains(text.Text(at))
            || (text.Is(at, "quelques") && CalendarWords.Units.TryGetValue(text.Text(at + 1), out var unit) && unit > CalendarUnit.Hour && IsCounted(text, at))
            || (CalendarWords.Ordinals.ContainsKey(text.Text(at)) && CalendarWords.Weekdays.ContainsKey(text.Text(at + 1))));

    private static bool IsCounted(TokenizedText text, int at) => text.Is(at - 1, "dans") || (text.Is(at - 1, "a") && text.Is(at - 2, "y"));

    // The last token of what was found, or -1.
    private static int Ask(ScanState state, int at, IDateRecognizer others, DateTimeOffset now)
    {
        var (text, folded) = (state.Text, state.Text.Folded);
        var (first, last) = (FirstOf(text, at), Math.Min(text.Count - 1, at + TokensAfter));
        var start = folded.SourceStart(text[first].Start);
        if (folded.SourceEnd(text[last].End) - start > IDateRecognizer.MaximumLength)
        {
            return -1;
        }

        foreach (var mention in others.Find(folded.SourceText(text[first].Start, text[last].End), now))
        {
            var (from, until) = TokensOf(text, first, last, start + mention.Start, start + mention.End);
            if (from <= at && until >= at && IsSound(text, at, mention.Past) && IsSound(text, at, mention.Next))
            {
                var isAhead = new DateText(text, DateOnly.FromDateTime(now.Date)).PointsAhead(from);
                return state.TryReplace(EntityTypes.Date, from, until, (isAhead ? mention.Next : mention.Past).ToString()) ? until : -1;
            }
        }

        return -1;
    }

    // Without what stands before: "avant Noël" would be the time until then.
    private static int FirstOf(TokenizedText text, int at) =>
        text.Is(at, "quelques") ? text.Is(at - 1, "a") && text.Is(at - 2, "y") && text.Is(at - 3, "il") ? at - 3 : at - 1
            : text.Is(at - 1, "de") && text.Is(at - 2, "veille") ? at - 2 : at;

    // "le deuxième mardi de décembre" comes back as a Monday in March: an answer is checked where it can be.
    private static bool IsSound(TokenizedText text, int at, DaySpan span) =>
        !CalendarWords.Ordinals.TryGetValue(text.Text(at), out var nth)
        || (CalendarWords.Weekdays.TryGetValue(text.Text(at + 1), out var weekday) && span.First.DayOfWeek == weekday && (span.First.Day + 6) / 7 == nth);

    private static (int First, int Last) TokensOf(TokenizedText text, int first, int last, int start, int end)
    {
        while (first <= last && text.Folded.SourceEnd(text[first].End) <= start)
        {
            first++;
        }

        while (last >= first && text.Folded.SourceStart(text[last].Start) >= end)
        {
            last--;
        }

        return (first, last);
    }
}
