namespace ChorusAssistant.Bot.Speech;

/// <summary>Lets a few run and a few wait; who finds the queue full is told at once, and nobody waits for ever.</summary>
/// <param name="concurrency">How many run at the same time.</param>
/// <param name="queue">How many may wait.</param>
/// <param name="timeLimit">For waiting and running together.</param>
internal sealed class WorkQueue(int concurrency, int queue, TimeSpan timeLimit) : IDisposable
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _places = new(concurrency);
    private int _present;

    /// <exception cref="SpeechException">503: the queue is full, or the time is over.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _present) > concurrency + queue)
        {
            Interlocked.Decrement(ref _present);
            throw new SpeechException(SpeechRefusal.Busy, ComeBack);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeLimit);
        try
        {
            await _places.WaitAsync(limit.Token);
            try
            {
                return await work(limit.Token);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SpeechException(SpeechRefusal.TooSlow, ComeBack);
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    public void Dispose() => _places.Dispose();
}
