using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Begins, continues and rewinds the conversation's dialog.</summary>
public sealed class DialogFlow(DialogCatalog catalog, ContentLibrary content)
{
    /// <summary>The intent that leads to a person.</summary>
    public const string Support = "ContactSupport";

    /// <summary>Whether the intent has a dialog; the others are answered from their content.</summary>
    public bool HasDialog(string intent) => catalog.Has(intent);

    /// <summary>What the user would call the task.</summary>
    public string TitleOf(string intent, string language) =>
        (content.Find(intent, language) ?? content.Find(intent, ContentLibrary.DefaultLanguage))?.Title ?? intent;

    /// <summary>Begins the intent's dialog, or says its answer where it has none.</summary>
    public Task StartAsync(TurnContext turn, string intent, string opening)
    {
        if (HasDialog(intent))
        {
            return RunAsync(turn, new DialogState(intent, opening, [], Pending: null), input: null);
        }

        Answer(turn, intent);
        return Task.CompletedTask;
    }

    /// <summary>Says the intent's answer.</summary>
    public static void Answer(TurnContext turn, string intent)
    {
        ArgumentNullException.ThrowIfNull(turn);
        turn.Replies.Say(intent, "answer");
        turn.Replies.EndAnswer();
    }

    /// <summary>Leads to a person. A dialog under way is put aside, and goes on when that is over.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="opening">What was said, so that it need not be said again.</param>
    public Task CallSupportAsync(TurnContext turn, string opening)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.State.Dialog is { } dialog && dialog.Name != Support)
        {
            turn.State = turn.State with { Parked = dialog };
            turn.Replies.Say(dialog.Name, "put-aside", ("title", TitleOf(dialog.Name, turn.Language)));
        }

        return StartAsync(turn, Support, opening);
    }

    /// <summary>Ends the dialog under way; one that was put aside goes on.</summary>
    public async Task EndAsync(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var parked = turn.State.Parked;
        turn.State = turn.State with { Dialog = parked, Parked = null };
        if (parked is not null)
        {
            turn.Replies.Say(parked.Name, "taken-up-again", ("title", TitleOf(parked.Name, turn.Language)));
            await AskPendingAsync(turn);
        }
    }

    /// <summary>
    /// Runs the dialog against its journal. What it asks or says is in the turn's replies; returns the question whose answer was
    /// not understood, about which nothing was said yet, or null.
    /// </summary>
    internal async Task<NotUnderstood?> RunAsync(TurnContext turn, DialogState state, PromptInput? input)
    {
        var run = await RunOnceAsync(turn, state, input);
        if (run?.Stop is DialogStop.Changed or null)
        {
            // The program changed under the conversation: what was answered no longer fits its questions.
            turn.Replies.Say(state.Name, "dialog-changed", ("title", TitleOf(state.Name, turn.Language)));
            run = await RunOnceAsync(turn, state with { Opening = "", Journal = [], Pending = null }, input: null);
        }

        switch (run?.Stop)
        {
            case DialogStop.Asks asks:
                turn.State = turn.State with { Dialog = Waiting(state, run, asks.Question, failures: 0, asks.Question.Shown) };
                turn.Replies.Ask(asks.Question);
                return null;
            case DialogStop.DidNotUnderstand stop:
                // What stands on the screen is still what was shown before, whatever it would read like now.
                turn.State = turn.State with { Dialog = Waiting(state, run, stop.Question, state.Pending?.Failures ?? 0, state.Pending?.Shown) };
                return new NotUnderstood(stop.Question, stop.Problem, run);
            default:
                turn.Replies.EndAnswer();
                await EndAsync(turn);
                return null;
        }
    }

    /// <summary>Puts the pending question once more.</summary>
    internal async Task AskPendingAsync(TurnContext turn)
    {
        if (turn.State.Dialog is { } dialog)
        {
            await RunAsync(turn, dialog, input: null);
        }
    }

    /// <summary>Cuts the journal before the entry and runs on from there, with <paramref name="input"/> as the new answer if there is one.</summary>
    internal Task<NotUnderstood?> RewindAsync(TurnContext turn, DialogState dialog, int index, PromptInput? input)
    {
        var path = dialog.Journal[index].Step;
        // The opening sentence would fill the same question with the same words again.
        var cut = dialog with { Opening = "", Journal = [.. dialog.Journal.Take(index)], Pending = new PendingQuestion(path, 0, Shown: null) };
        return RunAsync(turn, cut, input);
    }

    /// <summary>
    /// Replays the dialog without saying anything, to see which questions it has asked and which one it waits on; none where it can only be
    /// told by looking something up.
    /// </summary>
    internal async Task<(IReadOnlyList<(int Index, Question Question)> Answered, Question? Pending)> AnsweredAsync(TurnContext turn, DialogState dialog)
    {
        var silent = turn.ForDialogs() with { Replies = turn.Replies.Silent() };
        if (catalog.Create(dialog.Name, turn.Services) is not { } instance)
        {
            return ([], null);
        }

        var run = await DialogRunner.ReplayAsync(instance, dialog, silent);
        return (run.Answered, (run.Stop as DialogStop.Asks)?.Question);
    }

    private async Task<DialogRun?> RunOnceAsync(TurnContext turn, DialogState state, PromptInput? input) =>
        catalog.Create(state.Name, turn.Services) is { } dialog
            ? await DialogRunner.RunAsync(dialog, state, turn.ForDialogs(), input, state.Opening.Length > 0 ? turn.Read(state.Opening) : null)
            : null;

    private static DialogState Waiting(DialogState state, DialogRun run, Question question, int failures, string? shown) =>
        state with { Journal = run.Journal, Pending = new PendingQuestion(question.Path, failures, shown), Errors = 0 };
}

/// <summary>An answer that was none.</summary>
internal sealed record NotUnderstood(Question Question, string Problem, DialogRun Run);
