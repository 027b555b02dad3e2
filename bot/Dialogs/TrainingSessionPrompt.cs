using System.Globalization;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Workflows.TrainingSessions;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>
/// The sessions that a button, a date, words of a theme or an audience mean. Where several fit equally well it answers all of them: which
/// one is then asked among those.
/// </summary>
/// <param name="sessions">Those to choose from.</param>
/// <param name="labels">Their buttons, in the same order.</param>
internal sealed class TrainingSessionPrompt(IReadOnlyList<TrainingSessionView> sessions, IReadOnlyList<string> labels) : Prompt<MeantSessions>
{
    // Shorter words ("mes", "les", "pour") are in every theme.
    private const int ShortestWord = 5;

    private readonly ChoicePrompt _buttons = new(labels);

    public override string Kind => "training-session";

    public override IReadOnlyList<string> Choices => labels;

    public override bool FillsFromSentence => true;

    public override PromptResult<MeantSessions> Parse(PromptInput input)
    {
        var found = ByButton(input);
        found = found.Count > 0 ? found : ByDate(input);
        found = found.Count > 0 ? found : ByTheme(input.Normalized);
        found = found.Count > 0 ? found : ByAudience(input);
        return found.Count > 0
            ? PromptResult<MeantSessions>.Accept(new MeantSessions([.. found.Select(session => session.Id)]))
            : PromptResult<MeantSessions>.Refuse("choose-again");
    }

    private List<TrainingSessionView> ByButton(PromptInput input) =>
        _buttons.Parse(input) is { Problem: null, Value: var label } ? [sessions[labels.ToList().IndexOf(label!)]] : [];

    // A date without a year is read as past where nothing points ahead, and a session is always ahead: its day and month decide.
    private List<TrainingSessionView> ByDate(PromptInput input)
    {
        List<DateOnly> days = [];
        foreach (var entity in input.EntitiesOf(EntityTypes.Date))
        {
            if (DateOnly.TryParseExact(entity.Value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                days.Add(day);
            }
        }

        var exact = sessions.Where(session => days.Exists(day => (day.Month, day.Day) == (DayOf(session).Month, DayOf(session).Day))).ToList();
        var isWeekday = exact.Count == 0 && days.Count > 0 && !input.Text.Any(char.IsAsciiDigit);
        return isWeekday ? [.. sessions.Where(session => days.Exists(day => day.DayOfWeek == DayOf(session).DayOfWeek))] : exact;
    }

    private List<TrainingSessionView> ByTheme(string text)
    {
        var words = WordsOf(text);
        var scores = sessions.Select(session => (Session: session, Score: WordsOf(TextNormalizer.Normalize(session.Theme)).Count(words.Contains))).ToList();
        var best = scores.Max(score => score.Score);
        return best == 0 ? [] : [.. scores.Where(score => score.Score == best).Select(score => score.Session)];
    }

    private List<TrainingSessionView> ByAudience(PromptInput input) =>
        [.. sessions.Where(session => input.Phrases.HoldsAny($"audience-{session.Audience}", input.Normalized))];

    private static HashSet<string> WordsOf(string text) =>
        [.. text.Split(' ').Where(word => word.Length >= ShortestWord).Select(word => word.TrimEnd('s', 'x'))];

    private static DateOnly DayOf(TrainingSessionView session) => ParisTime.DayOf(session.StartsAt);
}

/// <summary>The sessions that an answer fits.</summary>
/// <param name="Ids">The portal's ids, one at least.</param>
internal sealed record MeantSessions(IReadOnlyList<long> Ids);
