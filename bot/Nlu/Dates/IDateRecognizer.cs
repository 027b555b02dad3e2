namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>Finds days that are written in a way our own readers do not know. Slow and large when first asked: <see cref="DateCompletion"/> asks it rarely.</summary>
internal interface IDateRecognizer
{
    /// <summary>The longest text that may be given.</summary>
    const int MaximumLength = 200;

    /// <param name="text">At most <see cref="MaximumLength"/> UTF-16 code units.</param>
    /// <param name="now">The user's clock.</param>
    IReadOnlyList<DateMention> Find(string text, DateTimeOffset now);
}
