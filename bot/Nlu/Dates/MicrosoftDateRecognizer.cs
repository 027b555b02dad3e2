using System.Globalization;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>
/// Microsoft.Recognizers.Text for French. It knows feasts and vague distances that ours do not; its periods and ranges are often wrong in French
/// (tests/Nlu/Data/dates.fr.tsv shows both side by side). Nothing of it is loaded before the first text.
/// </summary>
internal sealed class MicrosoftDateRecognizer : IDateRecognizer
{
    private const int DayLength = 10;

    // Some 90 MB once it is there, and about a second: the rare text that needs it pays, not every start.
    private static readonly Lazy<DateTimeModel> Model = new(() =>
        new DateTimeRecognizer(Culture.French, DateTimeOptions.None, lazyInitialization: true).GetDateTimeModel(Culture.French, fallbackToDefaultCulture: false));

    // One text at a time: it burns milliseconds of processor a text, and must not do so on every core.
    private readonly Lock _one = new();

    public IReadOnlyList<DateMention> Find(string text, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, IDateRecognizer.MaximumLength);
        lock (_one)
        {
            return [.. Model.Value.Parse(text, now.DateTime).Select(result => MentionOf(result, text)).OfType<DateMention>()];
        }
    }

    // A result without a value ("not resolved") or whose offsets do not fit the text names no day.
    private static DateMention? MentionOf(ModelResult result, string text)
    {
        if (result.Start < 0 || result.End >= text.Length || result.End < result.Start
            || result.Resolution?.GetValueOrDefault("values") is not List<Dictionary<string, string>> values)
        {
            return null;
        }

        var spans = values.Select(SpanOf).Where(span => span.IsPossible).OrderBy(span => span.First).ToList();
        return spans.Count > 0 ? new DateMention(result.Start, result.End + 1, spans[0], spans[^1]) : null;
    }

    // Durations and what comes back every week are no days; the hour of a day is left out; the end of a period is the day after it.
    private static DaySpan SpanOf(Dictionary<string, string> value)
    {
        var type = value.GetValueOrDefault("type");
        if (type is "date" or "datetime" && DayOf(value.GetValueOrDefault("value")) is { } day)
        {
            return DaySpan.Of(day);
        }

        return type is "daterange" && DayOf(value.GetValueOrDefault("start")) is { } first && DayOf(value.GetValueOrDefault("end")) is { } end && first < end
            ? new DaySpan(first, end.AddDays(-1))
            : default;
    }

    private static DateOnly? DayOf(string? value) =>
        value is { Length: >= DayLength } && DateOnly.TryParseExact(value.AsSpan(0, DayLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
