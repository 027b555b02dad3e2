namespace ChorusAssistant.Workflows.Mail;

/// <summary>When a mail that failed is tried again: soon at first, for a server that restarts; then hourly, for one that is repaired.</summary>
internal static class RetrySchedule
{
    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
    ];

    /// <summary>
    /// The delay after the given number of attempts, a fifth more or less: a thousand mails that failed together do not all
    /// come back in the same second.
    /// </summary>
    public static TimeSpan DelayAfter(int attempts) =>
        Delays[Math.Clamp(attempts, 1, Delays.Length) - 1] * (1 + (((Random.Shared.NextDouble() * 2) - 1) * Jitter));
}
