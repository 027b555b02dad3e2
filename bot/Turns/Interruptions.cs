using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Bot.Nlu;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Turns;

/// <summary>What a message is that does not answer the pending question: a digression, another request, or a failed try.</summary>
public sealed class Interruptions(
    DialogFlow flow, Commands commands, SmallTalk smallTalk, KnowledgeAnswers knowledge, IOptions<AssistantOptions> options)
{
    /// <summary>Answers, offers to leave, or asks the question again with what was wrong.</summary>
    internal async Task OnNotUnderstoodAsync(TurnContext turn, DialogState dialog, NotUnderstood notUnderstood)
    {
        var intent = FindIntent(turn);
        if (smallTalk.TryAnswer(turn) || knowledge.TryAnswerDigression(turn, intent))
        {
            await flow.AskPendingAsync(turn);
            return;
        }

        switch (intent)
        {
            case "Cancel":
                await commands.CancelAsync(turn, dialog);
                break;
            case "Help":
                await commands.HelpAsync(turn, dialog);
                break;
            case DialogFlow.Support when dialog.Name != DialogFlow.Support:
                await flow.CallSupportAsync(turn, turn.Input.Text);
                break;
            case { } other when other != dialog.Name && flow.HasDialog(other):
                OfferToLeave(turn, dialog, other);
                break;
            case { } other when other != dialog.Name:
                DialogFlow.Answer(turn, other);
                await flow.AskPendingAsync(turn);
                break;
            case null or _:
                await AskAgainAsync(turn, notUnderstood);
                break;
        }
    }

    private string? FindIntent(TurnContext turn)
    {
        // One odd word ("jeanne.laposte.fr", "12345") is a mistyped answer, not a request; the recognizer would guess.
        var text = turn.Input.Text;
        if (!text.Contains(' ', StringComparison.Ordinal) && text.AsSpan().IndexOfAnyInRange('0', '9') + text.AsSpan().IndexOfAny("@._-/") > -2)
        {
            return null;
        }

        return turn.Input.Recognized.Ranking is [var best, ..]
            && best.Confidence >= options.Value.CertainFrom
            && best.Name is not (IntentNames.None or "Confirm" or "Deny")
                ? best.Name
                : null;
    }

    private void OfferToLeave(TurnContext turn, DialogState dialog, string other)
    {
        turn.State = turn.State with { Offer = new Offer(OfferKind.Leave, [other], turn.Input.Text) };
        turn.Replies.SayAndListen(ContentLibrary.SharedSection, "leave-question", choices: null,
            ("current", flow.TitleOf(dialog.Name, turn.Language)), ("other", flow.TitleOf(other, turn.Language)));
    }

    private async Task AskAgainAsync(TurnContext turn, NotUnderstood notUnderstood)
    {
        var dialog = turn.State.Dialog!;
        if (dialog.Pending!.Shown != notUnderstood.Question.Shown)
        {
            // Not the user's failure: the question itself is another one now.
            turn.State = turn.State with { Dialog = dialog with { Pending = dialog.Pending with { Shown = notUnderstood.Question.Shown } } };
            turn.Replies.AskAgain(notUnderstood.Question, "shown-has-changed");
            return;
        }

        var failures = dialog.Pending.Failures + 1;
        turn.State = turn.State with { Dialog = dialog with { Pending = dialog.Pending with { Failures = failures } } };
        if (failures >= 2 * options.Value.FailuresBeforeHuman)
        {
            // The same question for ever helps nobody: whoever says "go on" begins a new count, whoever says nothing of use is let go.
            turn.Replies.Say(dialog.Name, "given-up", ("title", flow.TitleOf(dialog.Name, turn.Language)));
            await flow.EndAsync(turn);
            return;
        }

        if (failures == options.Value.FailuresBeforeHuman && dialog.Name != DialogFlow.Support)
        {
            turn.State = turn.State with { Offer = new Offer(OfferKind.Human, [], turn.State.Subject?.Text ?? dialog.Opening) };
            turn.Replies.SayAndListen(ContentLibrary.SharedSection, "offer-human-in-dialog");
            return;
        }

        turn.Replies.AskAgain(notUnderstood.Question, notUnderstood.Problem);
    }
}
