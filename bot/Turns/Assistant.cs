using System.Text.Json;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Workflows.Persistence.Privacy;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Decides what one activity means. What it changes stands in the turn's state, replies and unit of work.</summary>
public sealed class Assistant(MessageHandler messages, FeedbackHandler feedback, HandoffHandler handoffs, NoticeHandler notices, IOptions<RetentionOptions> retention)
{
    /// <summary>Web Chat pages send it when they are connected; it is a second trigger of the greeting.</summary>
    private const string JoinEvent = "webchat/join";

    private static readonly TimeSpan ToldInDays = TimeSpan.FromDays(2);

    /// <summary>Runs the turn.</summary>
    public Task OnTurnAsync(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Notice is { } notice)
        {
            return notices.OnNoticeAsync(turn, notice);
        }

        switch (turn.Activity.Type)
        {
            case ActivityTypes.Message:
                return messages.OnMessageAsync(turn);
            case ActivityTypes.ConversationUpdate:
            case ActivityTypes.Event when turn.Activity.Name == JoinEvent:
                Greet(turn);
                return Task.CompletedTask;
            case ActivityTypes.Event when HandoffHandler.IsStatus(turn.Activity):
                return handoffs.OnStatusAsync(turn);
            case ActivityTypes.Event or ActivityTypes.Invoke or ActivityTypes.MessageReaction:
                return feedback.OnFeedbackAsync(turn);
            case ActivityTypes.EndOfConversation:
                turn.State = turn.State with { Dialog = null, Parked = null, Offer = null, Handoff = null };
                return Task.CompletedTask;
            default:
                // Unknown activities are accepted and kept; a bot must not reject them (activity schema, A2001).
                return Task.CompletedTask;
        }
    }

    /// <summary>The turn that stands in for one that failed: an apology with a number, and everything else as it was.</summary>
    public Task OnFailureAsync(TurnContext turn, string correlation)
    {
        ArgumentNullException.ThrowIfNull(turn);
        // Once may be an accident (an outside system); twice in a row the dialog itself would hold the user for ever.
        var isClosed = turn.State.Dialog is { Errors: > 0 };
        turn.State = turn.State with { Dialog = isClosed ? null : turn.State.Dialog is { } dialog ? dialog with { Errors = 1 } : null };
        if (turn.Activity.Type == ActivityTypes.Message)
        {
            turn.Replies.Say(ContentLibrary.SharedSection, isClosed ? "failure-closed" : "failure", ("number", correlation));
            turn.Replies.StillAsks(turn.State.Asked);
        }

        return Task.CompletedTask;
    }

    private void Greet(TurnContext turn)
    {
        if (turn.State.Greeted)
        {
            return;
        }

        turn.State = turn.State with { Greeted = true };
        turn.Replies.Say(
            ContentLibrary.SharedSection, turn.User is null ? "welcome" : "welcome-signed-in", ("name", turn.User?.Name ?? turn.User?.Login ?? ""), ("kept", KeptFor(turn)));
    }

    /// <summary>How long the conversation is kept, as the settings have it: "24 heures", "30 jours".</summary>
    private string KeptFor(TurnContext turn)
    {
        var kept = retention.Value.ConversationsOf(isSignedIn: turn.User is not null);
        return kept < ToldInDays
            ? turn.Replies.PlainTextOf(ContentLibrary.SharedSection, "kept-hours", [("hours", (int)kept.TotalHours)])
            : turn.Replies.PlainTextOf(ContentLibrary.SharedSection, "kept-days", [("days", (int)kept.TotalDays)]);
    }
}
