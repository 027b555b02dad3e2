using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Workflows.TrainingSessions;

namespace ChorusAssistant.Bot.Dialogs;

/// <summary>Puts sessions into the words of the content.</summary>
internal static class TrainingLines
{
    private static readonly string[] _audiences = ["ENTREPRISE", "PRESTATAIRE_JUSTICE", "ENTITE_PUBLIQUE"];

    /// <summary>A session's button.</summary>
    public static string LabelOf(DialogContext dialog, TrainingSessionView session) =>
        dialog.Text("session-label", ("theme", session.Theme), ("start", session.StartsAt)).Text;

    /// <summary>The sessions as a numbered list.</summary>
    public static Markdown Sessions(DialogContext dialog, IReadOnlyList<TrainingSessionView> sessions) => Markdown.Lines(
        sessions.Select((session, index) => dialog.Text("session-line", [("number", index + 1), .. ValuesOf(dialog, session)])));

    /// <summary>The seats and places in queues as a list.</summary>
    public static Markdown Bookings(DialogContext dialog, IReadOnlyList<Booking> bookings) => Markdown.Lines(bookings.Select(booking =>
        booking.Position is { } position
            ? dialog.Text("queue-line", [.. ValuesOf(dialog, booking.Session), ("position", position)])
            : dialog.Text("seat-line", ValuesOf(dialog, booking.Session))));

    /// <summary>What a text may say of a session.</summary>
    public static (string Name, object Value)[] ValuesOf(DialogContext dialog, TrainingSessionView session) =>
    [
        ("theme", session.Theme),
        ("start", session.StartsAt),
        ("minutes", session.DurationMinutes),
        ("audience", dialog.Text(_audiences.Contains(session.Audience) ? $"audience-{session.Audience}" : "audience-any")),
        ("seats", SeatsOf(dialog, session.SeatsLeft)),
        ("link", session.Link.ToString()),
    ];

    private static Markdown SeatsOf(DialogContext dialog, int seats) => seats switch
    {
        0 => dialog.Text("seats-none"),
        1 => dialog.Text("seats-one"),
        _ => dialog.Text("seats-many", ("count", seats)),
    };
}
