using ChorusAssistant.Tests.Portal;

namespace ChorusAssistant.Tests.TechnicalPasswords;

/// <summary>In the running service the clock alone makes reminders go out.</summary>
public sealed class ReminderClockTests(RunningBot bot) : IClassFixture<RunningBot>
{
    [Fact]
    public async Task A_week_put_forward_brings_the_reminder_of_seven_days_once()
    {
        // 14 days are left in the demo, whenever it is loaded.
        await bot.AdvanceAsync("7.00:00:00");
        await WaitForAsync(1);

        await bot.AdvanceAsync("01:00:00");
        await bot.AdvanceAsync("6.00:00:00");
        await WaitForAsync(2);

        Assert.Equal(["dans 7 jours", "demain"], (await RemindersAsync()).Select(subject => subject[(subject.IndexOf(" expire ", StringComparison.Ordinal) + 8)..]));
    }

    private async Task<List<string>> RemindersAsync() => [.. (await bot.MailsAsync())
        .Where(mail => mail.To == "violaine.ussandier@hopital.example" && mail.Subject.StartsWith("Rappel", StringComparison.Ordinal))
        .Select(mail => mail.Subject)
        .Reverse()];

    private async Task WaitForAsync(int count)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var look = 0; look < 600 && await looks.WaitForNextTickAsync(); look++)
        {
            if ((await RemindersAsync()).Count >= count)
            {
                return;
            }
        }

        Assert.Fail($"{count} reminders were expected, {(await RemindersAsync()).Count} came.");
    }
}
