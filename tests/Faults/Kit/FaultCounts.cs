namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>What happened in a run: a run in which nothing went wrong has proved nothing.</summary>
internal sealed class FaultCounts
{
    private int _acknowledged;
    private int _lost;
    private int _unavailable;

    /// <summary>Messages that were acknowledged.</summary>
    public int AcknowledgedMessages => _acknowledged;

    /// <summary>Requests that ended without an answer.</summary>
    public int LostRequests => _lost;

    /// <summary>Requests that were told to come back later.</summary>
    public int RefusedRequests => _unavailable;

    public void Acknowledged() => Interlocked.Increment(ref _acknowledged);

    public void Lost() => Interlocked.Increment(ref _lost);

    public void Unavailable() => Interlocked.Increment(ref _unavailable);
}
