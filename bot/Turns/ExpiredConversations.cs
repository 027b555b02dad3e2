using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Persistence.Log;
using ChorusAssistant.Workflows.Persistence.Privacy;
using ChorusAssistant.Workflows.Scheduling;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// Ends conversations that are kept no longer, with the files that were sent into them. A run looks at a few; most looks are no more than
/// setting the next one, a few for each conversation in its life.
/// </summary>
public sealed class ExpiredConversations(
    StreamIndex streams, ConversationEraser eraser, StoreHygiene hygiene, IOptions<RetentionOptions> options, TimeProvider time) : IScheduledJob
{
    private const int Batch = 50;

    /// <inheritdoc/>
    public static string Name => "expired-conversations";

    /// <inheritdoc/>
    public static TimeSpan Every => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await streams.DueAsync(now, Batch, cancellationToken);
        var erased = 0;
        foreach (var stream in due)
        {
            erased += await LookAsync(stream, now, cancellationToken);
        }

        if (erased > 0)
        {
            await hygiene.TruncateAsync(cancellationToken);
        }

        return due.Count == Batch;
    }

    /// <summary>Ends it, lets it be forgotten, or sets the next look; returns the turns that were erased.</summary>
    private async Task<int> LookAsync(StreamRecord stream, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await eraser.ReadAsync(stream.Stream, cancellationToken) is not { } state || state.ErasedAt is not null)
        {
            await eraser.ForgetAsync(stream.Stream, cancellationToken);
            streams.Remove(stream);
            return 0;
        }

        var erased = EndOf(state) > now ? 0 : await eraser.EraseAsync(
            stream.Stream, latest => EndOf(latest) <= now, scope => scope.GetRequiredService<StoredFiles>().RemoveOfAsync(stream.Stream, cancellationToken), cancellationToken);
        if (erased == 0)
        {
            (stream.Owner, stream.LookAt) = (state.User?.Login.ToLowerInvariant(), EndOf(state) > now ? EndOf(state) : now + Every);
        }

        return erased;
    }

    private DateTimeOffset EndOf(ConversationState state) => state.LastAt + options.Value.ConversationsOf(isSignedIn: state.User is not null);
}
