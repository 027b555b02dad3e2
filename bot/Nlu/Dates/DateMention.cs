namespace ChorusAssistant.Bot.Nlu.Dates;

/// <summary>A day or a period that is named in a text.</summary>
/// <param name="Start">Offset of its first UTF-16 code unit.</param>
/// <param name="End">Offset after its last one.</param>
/// <param name="Past">The latest such day up to today, or the only one there is.</param>
/// <param name="Next">The next such day, or the only one there is.</param>
internal readonly record struct DateMention(int Start, int End, DaySpan Past, DaySpan Next);
