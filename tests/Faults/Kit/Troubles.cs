using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;
using ChorusAssistant.Tests.Workflows.Mail;

namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>Kills the service again and again, at any instant of its life, and between the kills troubles its database, its clock and its mail server.</summary>
internal sealed class Troubles(ServiceProcess service, SmtpServer mail, Random random)
{
    private static readonly TimeSpan LongestLock = TimeSpan.FromMilliseconds(800);

    /// <summary>Kills so far.</summary>
    public int Kills { get; private set; }

    /// <summary>Kills that came while it was starting.</summary>
    public int KillsAtStart { get; private set; }

    /// <summary>How often the database was locked.</summary>
    public int Locks { get; private set; }

    /// <summary>How often the clock was put forward; each kill puts it back.</summary>
    public int ClockJumps { get; private set; }

    /// <summary>How often the mail server began to refuse or to keep quiet.</summary>
    public int MailTroubles { get; private set; }

    /// <summary>One life of the service: some work, perhaps some trouble, a kill, a new start.</summary>
    public async Task KillOnceAsync()
    {
        // Soon after the start, when clients come back all at once, and any time after.
        await Task.Delay(random.Next(3) == 0 ? random.Next(0, 150) : random.Next(0, 1200));
        switch (random.Next(10))
        {
            case 2:
                // For now: it is tried again, by this process or by one that comes after it.
                await mail.AnswerAsync(recipient: 450);
                MailTroubles++;
                break;
            case 3:
                // It has the mail, and does not say so.
                await mail.AnswerAsync(stall: true);
                MailTroubles++;
                break;
            case 4 or 5 or 6:
                await mail.AnswerAsync();
                break;
            case 0:
                await LockAsync();
                break;
            case 1:
                await PutClockForwardAsync(TimeSpan.FromSeconds(random.Next(1, 240)));
                break;
            default:
                break;
        }

        await service.KillAsync();
        Kills++;
        while (random.Next(6) == 0)
        {
            await service.StartAndKillAsync(TimeSpan.FromMilliseconds(random.Next(100, 1200)));
            Kills++;
            KillsAtStart++;
        }

        // Not until it is ready: clients do not wait for that either.
        await service.StartInHasteAsync();
    }

    /// <summary>Puts the service's clock forward.</summary>
    public async Task PutClockForwardAsync(TimeSpan by)
    {
        ClockJumps++;
        using var answer = await service.Http.PostAsync(new Uri("/dev/clock", UriKind.Relative), Protocol.Json($$"""{"advance":"{{by:c}}"}"""));
        answer.EnsureSuccessStatusCode();
    }

    private async Task LockAsync()
    {
        Locks++;
        await using var held = await Sqlite.LockAsync(service.DatabaseFile);
        await Task.Delay(LongestLock * random.NextDouble());
    }
}
