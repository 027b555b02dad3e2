using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;

namespace ChorusAssistant.Bot.Turns;

/// <summary>What can be said at any question of any dialog: cancel, help, back, start again, a person.</summary>
public sealed class Commands(DialogFlow flow)
{
    private const string Support = "ContactSupport";

    /// <summary>Runs the command that the message is, if it is one.</summary>
    public async Task<bool> TryRunAsync(TurnContext turn, DialogState dialog)
    {
        if (turn.Input.Text.Length == 0)
        {
            // A file or a button's value; without words it is no command, whatever an empty text may be like.
            return false;
        }

        var text = turn.Input.Normalized;
        if (turn.Phrases.Has(PhraseNames.Cancel, text))
        {
            Cancel(turn, dialog);
        }
        else if (turn.Phrases.Has(PhraseNames.Help, text))
        {
            await HelpAsync(turn, dialog);
        }
        else if (turn.Phrases.Has(PhraseNames.Back, text))
        {
            await BackAsync(turn, dialog);
        }
        else if (turn.Phrases.Has(PhraseNames.Restart, text))
        {
            await RestartAsync(turn, dialog);
        }
        else if (turn.Phrases.Has(PhraseNames.Human, text))
        {
            // Where to find a person is said at once; the question stays open for those who go on.
            DialogFlow.Answer(turn, Support);
            await flow.AskPendingAsync(turn);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Ends the dialog; nothing more of it is done.</summary>
    public void Cancel(TurnContext turn, DialogState dialog)
    {
        turn.State = turn.State with { Dialog = null };
        // Saying "nothing was done" after an act would be a lie.
        turn.Replies.Say(dialog.Name, HasActed(dialog) ? "cancelled-after-act" : "cancelled", ("title", flow.TitleOf(dialog.Name, turn.Language)));
    }

    /// <summary>Explains the dialog, then puts its question again.</summary>
    public async Task HelpAsync(TurnContext turn, DialogState dialog)
    {
        turn.Replies.Say(dialog.Name, "help", ("title", flow.TitleOf(dialog.Name, turn.Language)));
        await flow.AskPendingAsync(turn);
    }

    /// <summary>Whether the dialog has done something that going back would not undo.</summary>
    internal static bool HasActed(DialogState dialog) => dialog.Journal.Any(entry => entry.Kind == JournalKind.Act);

    private async Task BackAsync(TurnContext turn, DialogState dialog)
    {
        var last = dialog.Journal.Count - 1;
        while (last >= 0 && dialog.Journal[last].Kind is JournalKind.Said or JournalKind.Look)
        {
            last--;
        }

        if (last >= 0 && dialog.Journal[last].Kind == JournalKind.Answer)
        {
            await flow.RewindAsync(turn, dialog, last, input: null);
            return;
        }

        turn.Replies.Say(dialog.Name, last < 0 ? "nothing-before" : "already-done");
        await flow.AskPendingAsync(turn);
    }

    private async Task RestartAsync(TurnContext turn, DialogState dialog)
    {
        if (HasActed(dialog))
        {
            turn.Replies.Say(dialog.Name, "already-done");
            await flow.AskPendingAsync(turn);
            return;
        }

        await flow.StartAsync(turn, dialog.Name, opening: "");
    }
}
