namespace ChorusAssistant.Domain.StructureRequests;

/// <summary>When SIRENE is asked again for a request that waits for it: soon at first, then less and less often.</summary>
public static class SireneRetrySchedule
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30)];

    /// <summary>The pause after that many tries that came to nothing.</summary>
    public static TimeSpan After(int failures) => Pauses[Math.Min(failures, Pauses.Length - 1)];
}
