using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Scheduling;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.TrainingSessions;

/// <summary>
/// Reminds those who have a seat, once, from the day before the session on; after a pause of the service still on the day itself, until
/// the session begins.
/// </summary>
public sealed class RemindOfTrainingSessions(
    ITrainingSessions sessions, TrainingSessionMails mails, IOutbox outbox, IOptions<TrainingSessionOptions> options, TimeProvider timeProvider)
    : IScheduledJob
{
    private const int Batch = 50;

    /// <inheritdoc/>
    public static string Name => "training-session-reminders";

    /// <inheritdoc/>
    public static TimeSpan Every => TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var today = ParisTime.DayOf(now);
        var endOfTomorrow = ParisTime.At(today.AddDays(2), TimeOnly.MinValue);
        var due = await sessions.FindToRemindAsync(now, endOfTomorrow, now - options.Value.ReminderRest, Batch, cancellationToken);
        foreach (var (session, registration, account) in due)
        {
            registration.Remind(now);
            outbox.Add(mails.Reminder(account, session, registration, isToday: ParisTime.DayOf(session.StartsAt) == today));
        }

        return due.Count == Batch;
    }
}
