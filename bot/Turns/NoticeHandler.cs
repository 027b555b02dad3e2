using ChorusAssistant.Workflows.Persistence.Notices;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Says what a workflow left word of, and then puts the question again that the user had been asked.</summary>
public sealed class NoticeHandler(DialogFlow flow)
{
    /// <summary>Says it. The notice goes with the turn.</summary>
    public Task OnNoticeAsync(TurnContext turn, Notice notice)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(notice);
        turn.Services.GetRequiredService<NoticeBoard>().Remove(notice);
        turn.Replies.Say(notice.About, notice.Message, NoticeBoard.ValuesOf(notice));
        return flow.AskPendingAsync(turn);
    }
}
