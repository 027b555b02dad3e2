using System.Globalization;
using System.Text;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Training;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.TrainingSessions;

/// <summary>
/// A seat as a calendar entry (iCalendar, RFC 5545 and 5546). The same seat keeps its UID for ever and its SEQUENCE grows, so that
/// calendars take a later file as news of the same entry. Times are in UTC, which every calendar shows in its owner's time.
/// </summary>
internal static class SessionInvitation
{
    private const int MaximumLineBytes = 75;

    /// <summary>Puts the entry into the calendar.</summary>
    public static MailAttachment Request(TrainingSession session, TrainingRegistration registration, Account account, string organizer, DateTimeOffset now) =>
        File("invitation.ics", "REQUEST", session, registration, account, organizer, now);

    /// <summary>Takes the entry out of it.</summary>
    public static MailAttachment Cancel(TrainingSession session, TrainingRegistration registration, Account account, string organizer, DateTimeOffset now) =>
        File("annulation.ics", "CANCEL", session, registration, account, organizer, now);

    private static MailAttachment File(
        string name, string method, TrainingSession session, TrainingRegistration registration, Account account, string organizer, DateTimeOffset now)
    {
        var isCancelled = method == "CANCEL";
        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Chorus Assistant//ClaudIA//FR",
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            $"METHOD:{method}",
            "BEGIN:VEVENT",
            string.Create(CultureInfo.InvariantCulture, $"UID:session-{session.Id}-{account.Id}@{organizer.Split('@')[^1]}"),
            string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{registration.Sequence}"),
            $"DTSTAMP:{Utc(now)}",
            $"DTSTART:{Utc(session.StartsAt)}",
            $"DTEND:{Utc(session.StartsAt.AddMinutes(session.DurationMinutes))}",
            $"SUMMARY:{Text($"Chorus Pro : {session.Theme}")}",
            $"DESCRIPTION:{Text($"Session d’accompagnement à Chorus Pro, en ligne.\nPage de la session : {session.RegistrationLink}")}",
            $"LOCATION:{Text("En ligne")}",
            $"URL:{session.RegistrationLink}",
            $"ORGANIZER;CN=\"Accompagnement Chorus Pro\":mailto:{organizer}",
            $"ATTENDEE;CN=\"{Parameter($"{account.FirstName} {account.LastName}")}\";PARTSTAT={(isCancelled ? "DECLINED" : "ACCEPTED")};RSVP=FALSE:mailto:{account.Login}",
            $"STATUS:{(isCancelled ? "CANCELLED" : "CONFIRMED")}",
            "TRANSP:OPAQUE",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        var content = string.Concat(lines.Select(line => $"{Fold(line)}\r\n"));
        return new MailAttachment(name, $"text/calendar; charset=utf-8; method={method}", Encoding.UTF8.GetBytes(content));
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string value) => value
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    // A quoted parameter can hold neither quotes nor control characters, and there is no way to escape them.
    private static string Parameter(string value) => string.Concat(value.Where(character => character != '"' && !char.IsControl(character)));

    // At most 75 octets a line, never within a character; a line that goes on begins with a space (RFC 5545, 3.1).
    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MaximumLineBytes)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }

            folded.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
