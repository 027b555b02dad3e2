using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// A conversation between the bot and an advisor. The bot says that an advisor is there only when their system has said so; then it
/// keeps quiet until they are done, or the user calls it back.
/// </summary>
public sealed class HandoffHandler(DialogFlow flow, IOptions<AssistantOptions> options)
{
    /// <summary>Whether the activity is one for this handler.</summary>
    public static bool IsStatus(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity is { Type: ActivityTypes.Event, Name: HandoffEvents.StatusName };
    }

    /// <summary>What the advisors' system says. Anybody's client could send the same event: it counts only from a server with the secret.</summary>
    public async Task OnStatusAsync(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (!turn.IsFromService || turn.State.Handoff is null)
        {
            return;
        }

        switch (HandoffEvents.StateOf(turn.Activity))
        {
            case "accepted":
                turn.State = turn.State with { Handoff = new Handoff(IsAccepted: true, turn.Now) };
                turn.Replies.Say(ContentLibrary.SharedSection, "advisor-joined");
                break;
            case "completed":
                await EndAsync(turn, "advisor-left");
                break;
            case "failed":
                await EndAsync(turn, "advisor-unavailable");
                break;
            default:
                break;
        }
    }

    /// <summary>Whether the message is for the advisor, so that the bot has nothing to say.</summary>
    public async Task<bool> TryLeaveToAdvisorAsync(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.State.Handoff is not { IsAccepted: true } handoff)
        {
            return false;
        }

        if (turn.Phrases.Has(PhraseNames.Assistant, turn.Input.Normalized))
        {
            await EndAsync(turn, "assistant-is-back");
            return true;
        }

        var heard = turn.State.HeardAt > handoff.At ? turn.State.HeardAt : handoff.At;
        if (turn.Now - heard <= options.Value.IdleTimeout)
        {
            return true;
        }

        // The advisors' system may have died without a word: after a long silence the bot is there again.
        turn.State = turn.State with { Handoff = null };
        turn.Replies.Say(ContentLibrary.SharedSection, "assistant-is-back");
        return false;
    }

    private Task EndAsync(TurnContext turn, string reply)
    {
        turn.State = turn.State with { Handoff = null };
        turn.Replies.Say(ContentLibrary.SharedSection, reply);
        return flow.AskPendingAsync(turn);
    }
}
