namespace ChorusAssistant.Bot.Dialogs.Engine;

/// <summary>The result of one run: where it stopped and the journal so far.</summary>
internal sealed record DialogRun(DialogStop Stop, IReadOnlyList<JournalEntry> Journal, IReadOnlyList<(int Index, Question Question)> Answered);

/// <summary>Runs a dialog's method against its journal.</summary>
internal static class DialogRunner
{
    /// <summary>Replays the journal and goes on with <paramref name="input"/>; without one, stops at the pending question.</summary>
    public static Task<DialogRun> RunAsync(Dialog dialog, DialogState state, DialogTurn turn, PromptInput? input, PromptInput? opening) =>
        RunAsync(dialog, new DialogContext(state, turn, input, opening, isReplayOnly: false));

    /// <summary>Replays the journal and stops where it ends: nothing is looked up and nothing is done.</summary>
    public static Task<DialogRun> ReplayAsync(Dialog dialog, DialogState state, DialogTurn turn) =>
        RunAsync(dialog, new DialogContext(state, turn, input: null, opening: null, isReplayOnly: true));

    private static async Task<DialogRun> RunAsync(Dialog dialog, DialogContext context)
    {
        DialogStop stop;
        try
        {
            var run = dialog.RunAsync(context);
            if (!run.IsCompleted)
            {
                await Task.WhenAny(run, context.Stopped);
            }

            if (run.IsCompleted)
            {
                // Also brings out the dialog's own failure.
                await run;
                stop = new DialogStop.Completed();
            }
            else
            {
                stop = await context.Stopped;
            }
        }
        catch (DialogChangedException)
        {
            stop = new DialogStop.Changed();
        }

        return new DialogRun(stop, context.Journal, context.Answered);
    }
}
