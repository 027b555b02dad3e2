using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Scheduling;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.TechnicalPasswords;

/// <summary>
/// Reminds main managers of technical passwords that end, at the days left that are set. Each reminder goes out once for a password;
/// after a pause of the service only the newest of those that were missed.
/// </summary>
public sealed class RemindOfTechnicalPasswords(
    ITechnicalUsers users, TechnicalPasswordMails mails, IOutbox outbox, IOptions<TechnicalPasswordOptions> options, TimeProvider timeProvider)
    : IScheduledJob
{
    private const int Batch = 50;

    /// <inheritdoc/>
    public static string Name => "technical-password-reminders";

    /// <inheritdoc/>
    public static TimeSpan Every => TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var today = ParisTime.DayOf(timeProvider.GetUtcNow());
        foreach (var window in new ReminderSchedule(options.Value.ReadReminderDays()).Windows(today))
        {
            var due = await users.FindToRemindAsync(window, Batch, cancellationToken);
            foreach (var user in due)
            {
                await RemindAsync(user, window, today, cancellationToken);
            }

            if (due.Count == Batch)
            {
                return true;
            }
        }

        return false;
    }

    private async Task RemindAsync(TechnicalUser user, ReminderWindow window, DateOnly today, CancellationToken cancellationToken)
    {
        // Where nobody runs the structure there is nobody to tell, and it counts as told: it would be looked at again all day.
        user.Remind(window.DaysLeft);
        if (await users.FindStructureAsync(user.StructureId, cancellationToken) is { } structure)
        {
            foreach (var manager in await users.MainManagersAsync(structure.Id, cancellationToken))
            {
                outbox.Add(mails.Reminder(manager, user, structure, user.DaysLeft(today)));
            }
        }
    }
}
