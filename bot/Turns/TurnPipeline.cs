using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.Persistence.Log;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// Runs turns. Those of one conversation never overlap; each is one transaction; a repeated message gets the first answer's id;
/// of two nodes that run the same turn number, one commits and the other runs again from the new state.
/// </summary>
public sealed partial class TurnPipeline(
    Conversations conversations, ConversationHub hub, ILog log, Assistant assistant, ContentLibrary content, PhraseBook phrases,
    IRecognizer recognizer, IServiceScopeFactory scopes, TurnMetrics metrics, TimeProvider time, IOptions<AssistantOptions> options,
    IDocumentLinks documents, LanguageChoice languages, ILogger<TurnPipeline> logger)
{
    // Each lost race means that another turn was committed: more than a few in a row on one conversation is no accident.
    private const int MaximumAttempts = 10;

    /// <summary>Runs the turn that the activity causes and returns when it is committed.</summary>
    /// <exception cref="ConversationErasedException">The conversation was erased.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was stored; the client may send the same message again.</exception>
    public async Task<TurnResult> RunAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = time.GetTimestamp();
        request = request with { Masked = ActivityMask.Apply(request.Activity) };
        using var pass = await conversations.EnterAsync(request.ConversationId, cancellationToken);
        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            if (await FindRepetitionAsync(request, pass, searchLog: attempt > 1, cancellationToken) is { } first)
            {
                metrics.Repeated();
                return new TurnResult(first, IsRepetition: true, []);
            }

            if (await TryRunAsync(request, pass, cancellationToken) is { } result)
            {
                metrics.Committed(time.GetElapsedTime(started), attempt);
                return result;
            }

            pass.Forget();
        }

        throw new StoreUnavailableException("Other turns of this conversation keep coming first.");
    }

    private async ValueTask<string?> FindRepetitionAsync(
        TurnRequest request, Conversations.Pass pass, bool searchLog, CancellationToken cancellationToken)
    {
        if (request.Key is null)
        {
            return null;
        }

        // The first attempt relies on memory and on the unique index at commit: a look-up for every message would be
        // paid by all for the sake of the few that come twice.
        if (pass.RecentId(request.Key) is { } recent)
        {
            return recent;
        }

        return searchLog && await log.FindAsync(request.ConversationId, request.Key, cancellationToken) is { } entry
            ? TurnRecord.ReadId(entry.Payload.Span)
            : null;
    }

    private async Task<TurnResult?> TryRunAsync(TurnRequest request, Conversations.Pass pass, CancellationToken cancellationToken)
    {
        var before = await pass.SnapshotAsync(cancellationToken);
        if (before.IsErased)
        {
            throw new ConversationErasedException();
        }

        try
        {
            return await RunOnceAsync(request, pass, before, assistant.OnTurnAsync, cancellationToken);
        }
        catch (Exception away) when (away is not StoreUnavailableException && StoreFailures.IsOne(away))
        {
            // What a dialog wanted to read is not there to be read: that is no failure of the turn, which nobody has seen yet.
            throw new StoreUnavailableException("The database cannot be read at the moment.", away);
        }
        catch (Exception failure) when (failure is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            // The error boundary: everything the failed turn wanted is dropped with its scope; the user is told, and the
            // conversation stays as it was before.
            var correlation = Guid.NewGuid().ToString("N")[..12];
            LogFailedTurn(logger, request.ConversationId, correlation, failure.GetType().Name, FailureTrace.Of(failure));
            metrics.Failed();
            return await RunOnceAsync(request, pass, before, turn => assistant.OnFailureAsync(turn, correlation), cancellationToken);
        }
    }

    private async Task<TurnResult?> RunOnceAsync(
        TurnRequest request, Conversations.Pass pass, ConversationSnapshot before, Func<TurnContext, Task> run,
        CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var now = time.GetUtcNow();
        var (language, heard) = languages.Choose(request.Activity, before.State, now);
        var links = new Links(request.Origin ?? before.State.Origin ?? "", documents);
        var turn = new TurnContext(
            request, Adopt(request, before.State, language, now), language, phrases.Of(language), new Replies(content, language, options.Value.SignInUrl, links),
            recognizer, heard, scope.ServiceProvider, now, cancellationToken);
        await RunShowingTypingAsync(turn, run);

        var commit = TurnCommit.Prepare(request, turn, before, options.Value.Name);
        work.Entry = commit.Entry;
        if (await work.CommitAsync(cancellationToken) == CommitOutcome.Conflict)
        {
            metrics.Conflicted();
            return null;
        }

        pass.Advance(new ConversationSnapshot(commit.Entry.Number, commit.Entry.LastPosition, commit.State), request.Key, commit.ActivityId);
        if (commit.Entry.LastPosition > before.LastPosition && hub.IsFollowed(request.ConversationId))
        {
            hub.Publish(request.ConversationId, new ConversationHub.Frame(
                before.LastPosition, commit.Entry.LastPosition, TurnRecord.WriteActivitySet(commit.Activities, commit.Entry.LastPosition)));
        }

        return new TurnResult(commit.ActivityId, IsRepetition: false, commit.Replies);
    }

    private async Task RunShowingTypingAsync(TurnContext turn, Func<TurnContext, Task> run)
    {
        var running = run(turn);
        if (!running.IsCompleted)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(turn.CancellationToken);
            var patience = Task.Delay(options.Value.TypingAfter, stop.Token);
            if (await Task.WhenAny(running, patience) == patience && !turn.CancellationToken.IsCancellationRequested)
            {
                hub.PublishTyping(turn.ConversationId, TurnCommit.Typing(turn.ConversationId, options.Value.Name, time.GetUtcNow()));
            }

            await stop.CancelAsync();
        }

        await running;
    }

    /// <summary>What the credential proves goes into the state before the dialog sees it.</summary>
    private ConversationState Adopt(TurnRequest request, ConversationState state, string language, DateTimeOffset now) => state with
    {
        Language = languages.Remembered(language, request.Activity.Locale ?? state.Locale),
        UserId = state.UserId ?? request.UserId,
        User = state.User ?? request.User,
        SignedOutAt = request.EndsSignIn ? now : state.SignedOutAt,
        Origin = request.Origin ?? state.Origin,
        Locale = request.Activity.Locale is { Length: > 1 and < 36 } locale ? locale : state.Locale,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of conversation {ConversationId} failed; the user was told the number {Correlation}: {Failure}{Trace}")]
    private static partial void LogFailedTurn(ILogger logger, string conversationId, string correlation, string failure, string trace);
}
