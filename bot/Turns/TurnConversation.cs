using System.Text.Json;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Workflows.Persistence.Log;

namespace ChorusAssistant.Bot.Turns;

/// <summary>The conversation as a dialog of this turn sees it.</summary>
internal sealed class TurnConversation(TurnContext turn) : IConversation
{
    public Subject? Subject => turn.State.Subject;

    public async Task<string> TranscriptAsync(CancellationToken cancellationToken)
    {
        var messages = await ConversationHistory.MessagesAsync(Log, turn.ConversationId, cancellationToken);
        var person = turn.User?.Login
            ?? turn.Services.GetRequiredService<ContentLibrary>().Reply(ContentLibrary.SharedSection, "transcript-person", ContentLibrary.DefaultLanguage).Text;
        return ConversationHistory.ToText(messages, person);
    }

    public async Task HandOffAsync(JsonElement context, bool withTranscript, CancellationToken cancellationToken)
    {
        var transcript = withTranscript ? await ConversationHistory.MessagesAsync(Log, turn.ConversationId, cancellationToken) : null;
        turn.Replies.Send(HandoffEvents.Initiate(turn, context, transcript));
        turn.State = turn.State with { Handoff = new Handoff(IsAccepted: false, turn.Now) };
    }

    private ILog Log => turn.Services.GetRequiredService<ILog>();
}
