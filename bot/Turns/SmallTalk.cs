using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Nlu.SmallTalk;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Answers small talk, anger and distress. None of it counts as not understood, and none of it begins or ends anything.</summary>
public sealed class SmallTalk(ContentLibrary content)
{
    private const string Section = "SmallTalk";

    /// <summary>
    /// Words of somebody who may be in danger: answered before anything else is done with the message, whatever was asked. What was under
    /// way stays as it is and is not asked for now.
    /// </summary>
    public bool TryComfort(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (Match(turn) is not { Topic: SmallTalkTopics.Crisis })
        {
            return false;
        }

        // A question for the client: nobody is asked to rate this.
        turn.State = turn.State with { Offer = null };
        turn.Replies.SayAndListen(Section, SmallTalkTopics.Crisis, turn.Replies.OwnChoicesOf(Section, SmallTalkTopics.Crisis));
        return true;
    }

    /// <summary>Answers a message that is nothing but small talk; what is said in passing is noticed, and the message goes on its way.</summary>
    public bool TryAnswer(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (Match(turn) is not { } match)
        {
            return false;
        }

        if (!match.IsWhole)
        {
            turn.Replies.Say(Section, $"{match.Topic}-in-passing");
            return false;
        }

        var chats = turn.State.Chats;
        turn.State = turn.State with { Chats = chats + 1 };
        turn.Replies.Say(Section, Variant(match.Topic, chats, turn.Language));
        turn.Replies.EndAnswer();
        return true;
    }

    private static SmallTalkMatch? Match(TurnContext turn) =>
        turn.Phrases.SmallTalk.Match(turn.Input.Normalized, () => turn.Input.Recognized.Entities.Count > 0);

    /// <summary>A topic's replies in turn: <c>joke</c>, <c>joke-2</c>, <c>joke-3</c>, and from the beginning.</summary>
    private string Variant(string topic, int chats, string language)
    {
        var count = 1;
        while (content.HasReply(Section, FormattableString.Invariant($"{topic}-{count + 1}"), language))
        {
            count++;
        }

        var place = chats % count;
        return place == 0 ? topic : FormattableString.Invariant($"{topic}-{place + 1}");
    }
}
