using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Turns;

/// <summary>The order in which a message is tried: offer, command, correction, answer, interruption, new request.</summary>
public sealed class MessageHandler(
    DialogFlow flow, Commands commands, Corrections corrections, Interruptions interruptions, Understanding understanding,
    Offers offers, HandoffHandler handoffs, SmallTalk smallTalk, IOptions<AssistantOptions> options)
{
    /// <summary>Handles one message of the user.</summary>
    public async Task OnMessageAsync(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (await handoffs.TryLeaveToAdvisorAsync(turn))
        {
            return;
        }

        SensitiveWarning.Say(turn);
        if (await RefuseUnreadableAsync(turn) || smallTalk.TryComfort(turn))
        {
            return;
        }

        if (turn.State.Offer is { } offer)
        {
            // An offer stands for one message: what does not answer it is a message like any other.
            turn.State = turn.State with { Offer = null };
            if (await offers.TryAnswerAsync(turn, offer))
            {
                return;
            }
        }

        if (turn.State.Dialog is not { } dialog)
        {
            await OnRequestAsync(turn);
            return;
        }

        if (await commands.TryRunAsync(turn, dialog) || await corrections.TryRunAsync(turn, dialog))
        {
            return;
        }

        var isIdle = turn.Now - turn.State.HeardAt > options.Value.IdleTimeout;
        if (dialog.Pending is { Shown: not null } pending && (isIdle || turn.State.Asked != pending.Step))
        {
            // A yes after half an hour, or after something else was said, may be meant for something else: show again what it would do.
            turn.Replies.Say(dialog.Name, isIdle ? "idle-asks-again" : "asks-again");
            await flow.AskPendingAsync(turn);
            return;
        }

        if (await flow.RunAsync(turn, dialog, turn.Input) is not { } notUnderstood)
        {
            return;
        }

        if (isIdle)
        {
            turn.State = turn.State with { Dialog = null, Parked = null };
            turn.Replies.Say(dialog.Name, "idle-closed", ("title", flow.TitleOf(dialog.Name, turn.Language)));
            await OnRequestAsync(turn);
            return;
        }

        await interruptions.OnNotUnderstoodAsync(turn, dialog, notUnderstood);
    }

    private Task OnRequestAsync(TurnContext turn)
    {
        if (turn.Input is { Text.Length: 0, Files.Count: > 0 })
        {
            turn.Replies.Say(ContentLibrary.SharedSection, "file-not-asked-for");
            return Task.CompletedTask;
        }

        return smallTalk.TryAnswer(turn) ? Task.CompletedTask : understanding.OnRequestAsync(turn);
    }

    private async Task<bool> RefuseUnreadableAsync(TurnContext turn)
    {
        var isEmpty = turn.Input.Text.Length == 0 && turn.Input.Value is null && turn.Input.Files.Count == 0;
        if (!isEmpty && turn.Input.Text.Length <= options.Value.MaximumMessageLength)
        {
            return false;
        }

        turn.Replies.Say(ContentLibrary.SharedSection, isEmpty ? "empty-message" : "message-too-long",
            ("maximum", options.Value.MaximumMessageLength));
        await flow.AskPendingAsync(turn);
        return true;
    }
}
