using System.Text.Json;
using System.Threading.Channels;
using ChorusAssistant.Workflows.Notices;

namespace ChorusAssistant.Workflows.Persistence.Notices;

internal sealed class StoredNotices(UnitOfWork work, NoticeSignal signal, TimeProvider time) : INotices
{
    public void Add(string address, string about, string message, params (string Name, string Value)[] values)
    {
        var now = time.GetUtcNow();
        work.Context.Add(new Notice
        {
            Id = Guid.CreateVersion7(now),
            Address = address,
            About = about,
            Message = message,
            Values = JsonSerializer.Serialize(values.ToDictionary(value => value.Name, value => value.Value)),
            CreatedAt = now,
        });
        work.AfterCommit(signal.Raise);
    }
}

/// <summary>Says that a notice was left on this node; those of other nodes are found by looking.</summary>
public sealed class NoticeSignal
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes who waits.</summary>
    public void Raise() => _bell.Writer.TryWrite(true);

    /// <summary>Returns when a notice was left, or after <paramref name="patience"/> of real time.</summary>
    public async Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(patience);
        await _bell.Reader.ReadAsync(end.Token).AsTask().ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
