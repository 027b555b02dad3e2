using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Tests.Portal;
using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.TrainingSessions;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.TrainingSessions;

/// <summary>The invitation as the mail of the running service carries it.</summary>
public sealed class InvitationMailTests(RunningBot bot) : IClassFixture<RunningBot>
{
    [Fact]
    public async Task The_invitation_travels_as_a_calendar_file()
    {
        const string Login = "oceane.dumontelle@batisseurs.example";
        await using (var scope = bot.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PrepareTrainingSession>().RegisterAsync(EmailAddress.Parse(Login), 607, default);
            Assert.Equal(CommitOutcome.Committed, await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(default));
        }

        Assert.Equal([new CapturedAttachment("invitation.ics", "text/calendar")], (await ReceiveAsync(Login)).Attachments);
        var booking = Assert.Single((await bot.StateAsync("bookings")).EnumerateArray(), row => row.GetProperty("login").GetString() == Login);
        Assert.Equal((607, "registered"), (booking.GetProperty("sessionId").GetInt64(), booking.GetProperty("state").GetString()));
    }

    private async Task<CapturedMail> ReceiveAsync(string login)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var look = 0; look < 1000 && await looks.WaitForNextTickAsync(); look++)
        {
            if (Array.Find(await bot.MailsAsync(), mail => mail.To == login && mail.Subject.StartsWith("Inscription", StringComparison.Ordinal)) is { } mail)
            {
                return mail;
            }
        }

        throw new TimeoutException("The mail has not come.");
    }
}
