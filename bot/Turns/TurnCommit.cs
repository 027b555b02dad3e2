using System.Globalization;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Workflows.Persistence.Log;

namespace ChorusAssistant.Bot.Turns;

/// <summary>A finished turn as it goes to the log and, afterwards, to the clients.</summary>
internal sealed record TurnCommit(LogEntry Entry, string ActivityId, byte[] Activities, IReadOnlyList<Activity> Replies, ConversationState State)
{
    /// <summary>The channel's name in activities.</summary>
    public const string ChannelId = "directline";

    /// <summary>The bot's account id.</summary>
    public const string BotId = "claudia";

    private static readonly TimeSpan FirstLook = TimeSpan.FromHours(1);

    /// <summary>Gives ids, times and positions to everything said in the turn and writes the row.</summary>
    public static TurnCommit Prepare(TurnRequest request, TurnContext turn, ConversationSnapshot before, string botName)
    {
        var number = before.Number + 1;
        var position = before.LastPosition;
        var incoming = request.Activity;
        var isVisible = request.Notice is null && IsVisible(incoming.Type);
        // A clock that was set back must not reorder a conversation.
        var at = turn.Now > before.State.LastAt ? turn.Now : before.State.LastAt;

        Stamp(incoming, isVisible ? IdAt(turn.ConversationId, ++position) : HiddenId(turn.ConversationId, number), turn.ConversationId, at);
        List<Activity> visible = isVisible ? [incoming] : [];
        List<Activity> replies = [];
        var said = turn.Replies.All;
        var last = said.Count - 1;
        while (last >= 0 && said[last].Activity.Type != ActivityTypes.Message)
        {
            last--;
        }

        for (var i = 0; i < said.Count; i++)
        {
            var reply = said[i].Activity;
            Stamp(reply, IdAt(turn.ConversationId, ++position), turn.ConversationId, at);
            reply.From = new ChannelAccount { Id = BotId, Name = botName, Role = "bot" };
            // Web Chat holds an answer back for seconds until it has the message that is answered: one that nobody sees is not named.
            reply.ReplyToId = isVisible ? incoming.Id : null;
            replies.Add(reply);
            if (reply.Type != ActivityTypes.Message)
            {
                continue;
            }

            reply.InputHint = i < last ? InputHints.Ignoring : said[i].IsQuestion ? InputHints.Expecting : InputHints.Accepting;
            if ((i == last || said[i].IsAnswer) && !said[i].IsQuestion && incoming.Type == ActivityTypes.Message)
            {
                (reply.Entities ??= []).Add(Thumbs.Entity(reply.Id!, said[i].Section));
            }
        }

        visible.AddRange(replies);
        var state = turn.State with
        {
            LastAt = at,
            HeardAt = incoming.Type == ActivityTypes.Message ? at : turn.State.HeardAt,
            Asked = said.Count > 0 ? said[^1].Asks : turn.State.Asked,
        };
        var activities = TurnRecord.WriteActivities(visible);
        var payload = TurnRecord.Write(incoming.Id!, activities, isVisible ? null : incoming, state);
        return new TurnCommit(new LogEntry(turn.ConversationId, number, position, request.Key, payload)
        {
            // The shortest time that anything is kept; the first look sets the next one.
            Mark = number == 1 || state.User != before.State.User ? new StreamMark(state.User?.Login.ToLowerInvariant(), at + FirstLook) : null,
        }, incoming.Id!, activities, replies, state);
    }

    /// <summary>The activity set that shows "the bot is writing".</summary>
    public static byte[] Typing(string conversationId, string botName, DateTimeOffset now)
    {
        var typing = new Activity { Type = ActivityTypes.Typing, From = new ChannelAccount { Id = BotId, Name = botName, Role = "bot" } };
        Stamp(typing, $"{conversationId}|t{now.UtcTicks.ToString(CultureInfo.InvariantCulture)}", conversationId, now);
        return [.. "{\"activities\":["u8, .. ActivityJson.Serialize(typing), .. "]}"u8];
    }

    /// <summary>Whether clients see an incoming activity of this type in the history.</summary>
    public static bool IsVisible(string type) => type is
        ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.EndOfConversation or ActivityTypes.MessageReaction;

    private static void Stamp(Activity activity, string id, string conversationId, DateTimeOffset at)
    {
        activity.Id = id;
        activity.Timestamp = at;
        activity.ChannelId = ChannelId;
        activity.Conversation = new ConversationAccount { Id = conversationId };
        activity.ServiceUrl = null;
    }

    private static string IdAt(string conversationId, long position) => string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{position:D7}");

    private static string HiddenId(string conversationId, long number) => string.Create(CultureInfo.InvariantCulture, $"{conversationId}|n{number:D7}");
}
