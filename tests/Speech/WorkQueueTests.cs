using ChorusAssistant.Bot.Speech;

namespace ChorusAssistant.Tests.Speech;

public sealed class WorkQueueTests
{
    [Fact]
    public async Task One_runs_one_waits_and_the_next_is_told_to_come_back()
    {
        using var queue = new WorkQueue(concurrency: 1, queue: 1, TimeSpan.FromMinutes(1));
        var gate = new TaskCompletionSource();
        var running = 0;
        Task<int> Work(int result) => queue.RunAsync(async _ =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            await gate.Task;
            Interlocked.Decrement(ref running);
            return result;
        }, CancellationToken.None);

        var first = Work(1);
        var second = Work(2);
        var refused = await Assert.ThrowsAsync<SpeechException>(() => Work(3));
        gate.SetResult();

        Assert.Equal((SpeechRefusal.Busy, true), (refused.Refusal, refused.RetryAfter > TimeSpan.Zero));
        Assert.Equal((1, 2), (await first, await second));
        Assert.Equal(4, await Work(4));
    }

    [Fact]
    public async Task Nobody_waits_for_ever_and_a_place_is_given_back()
    {
        using var queue = new WorkQueue(concurrency: 1, queue: 0, TimeSpan.FromMilliseconds(50));

        var refused = await Assert.ThrowsAsync<SpeechException>(() => queue.RunAsync(async limit =>
        {
            await Task.Delay(Timeout.Infinite, limit);
            return 0;
        }, CancellationToken.None));

        Assert.Equal(SpeechRefusal.TooSlow, refused.Refusal);
        Assert.Equal(1, await queue.RunAsync(_ => Task.FromResult(1), CancellationToken.None));
    }

    [Fact]
    public async Task Who_leaves_is_no_timeout()
    {
        using var queue = new WorkQueue(concurrency: 1, queue: 0, TimeSpan.FromMinutes(1));
        using var left = new CancellationTokenSource();
        left.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.RunAsync(_ => Task.FromResult(1), left.Token));
        Assert.Equal(1, await queue.RunAsync(_ => Task.FromResult(1), CancellationToken.None));
    }
}
