using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Log;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// Ends a conversation for good. The last entry, which says only that it was erased, is appended like a turn: whatever turn runs at the
/// same instant, here or on another node, loses against it or is erased with the rest. It stays for as long as a token of the conversation
/// could still be exchanged, so that who comes back is told, and the conversation does not begin again half-way.
/// </summary>
public sealed class ConversationEraser(
    Conversations conversations, ConversationHub hub, IServiceScopeFactory scopes, TimeProvider time, ILog log)
{
    private const int Batch = 200;

    /// <summary>The longest time that the widget's tokens can be exchanged for, and a day.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(91);

    /// <summary>
    /// Erases it, and what <paramref name="withIt"/> adds to the same transaction. Returns the turns that were erased; none where
    /// <paramref name="isMeant"/> is false of the conversation as it is when its turn comes, or where nothing is left to erase.
    /// </summary>
    public async Task<int> EraseAsync(
        string conversationId, Func<ConversationState, bool> isMeant, Func<IServiceProvider, Task> withIt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isMeant);
        ArgumentNullException.ThrowIfNull(withIt);
        using var pass = await conversations.EnterAsync(conversationId, cancellationToken);
        while (true)
        {
            pass.Forget();
            var before = await pass.SnapshotAsync(cancellationToken);
            if (before.Number == 0 || before.IsErased || !isMeant(before.State))
            {
                return 0;
            }

            if (await TryEraseAsync(conversationId, pass, before, withIt, cancellationToken))
            {
                hub.Dismiss(conversationId);
                await RemoveRestAsync(conversationId, before.Number + 1, cancellationToken);
                return (int)before.Number;
            }
        }
    }

    /// <summary>Takes away what is left of a conversation that was erased long ago.</summary>
    public async Task ForgetAsync(string conversationId, CancellationToken cancellationToken)
    {
        using var pass = await conversations.EnterAsync(conversationId, cancellationToken);
        pass.Forget();
        await RemoveRestAsync(conversationId, long.MaxValue, cancellationToken);
    }

    /// <summary>The conversation as it is stored.</summary>
    public async Task<ConversationState?> ReadAsync(string conversationId, CancellationToken cancellationToken) =>
        await log.NewestAsync(conversationId, cancellationToken) is { } newest ? TurnRecord.ReadState(newest.Payload.Span) : null;

    private async Task<bool> TryEraseAsync(
        string conversationId, Conversations.Pass pass, ConversationSnapshot before, Func<IServiceProvider, Task> withIt, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var now = time.GetUtcNow();
        var state = new ConversationState { ErasedAt = now, LastAt = now };
        var id = $"{conversationId}|erased";
        var entry = new LogEntry(conversationId, before.Number + 1, before.LastPosition, Key: null, TurnRecord.Write(id, "[]"u8, hidden: null, state))
        {
            Mark = new StreamMark(Owner: null, now + RememberedFor),
        };
        await scope.ServiceProvider.GetRequiredService<StreamIndex>().RemoveEntriesAsync(conversationId, entry.Number, Batch, cancellationToken);
        await withIt(scope.ServiceProvider);
        work.Entry = entry;
        if (await work.CommitAsync(cancellationToken) == CommitOutcome.Conflict)
        {
            return false;
        }

        pass.Advance(new ConversationSnapshot(entry.Number, entry.LastPosition, state), key: null, id);
        return true;
    }

    /// <summary>A long conversation goes in several transactions: none of them holds turns up.</summary>
    private async Task RemoveRestAsync(string conversationId, long number, CancellationToken cancellationToken)
    {
        int removed;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            removed = await scope.ServiceProvider.GetRequiredService<StreamIndex>().RemoveEntriesAsync(conversationId, number, Batch, cancellationToken);
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(cancellationToken);
        }
        while (removed > 0);
    }
}
