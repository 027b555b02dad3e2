using System.Globalization;
using System.Text.Json;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Satisfaction;
using ChorusAssistant.Workflows.Persistence.Log;
using ChorusAssistant.Workflows.Satisfaction;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// Thumbs, in the three forms that Bot Framework clients send: Web Chat's feedback event, the invoke of newer clients, and
/// message reactions.
/// </summary>
public sealed class FeedbackHandler(ILog log)
{
    private const string FeedbackEvent = "webchat:activity-status/feedback";
    private const string FeedbackInvoke = "message/submitAction";

    /// <summary>Records the vote, if the activity is one about an answer that the bot gave in this conversation.</summary>
    public async Task OnFeedbackAsync(TurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (Read(turn.Activity) is not { } vote || await FindAnswerAsync(turn, vote.ActivityId) is not { } answer)
        {
            // Events of other names are accepted and ignored, and so are votes about nothing.
            return;
        }

        var rate = turn.Services.GetRequiredService<RateAnswer>();
        if (vote.IsWithdrawn)
        {
            await rate.WithdrawAsync(turn.ConversationId, vote.ActivityId, vote.Vote, turn.CancellationToken);
            return;
        }

        var before = await rate.RunAsync(turn.ConversationId, vote.ActivityId, answer.About, vote.Vote, vote.Comment, turn.CancellationToken);
        if (vote.Vote == Vote.Down && before != Vote.Down)
        {
            OfferHuman(turn, answer.About);
        }
    }

    /// <summary>Once for each answer, and never over a task, another offer or an advisor.</summary>
    private static void OfferHuman(TurnContext turn, string? about)
    {
        if (turn.State is not { Dialog: null, Offer: null, Handoff: not { IsAccepted: true } })
        {
            return;
        }

        // What was asked before stays the subject, unless the answer that did not help was about something else.
        var subject = about is null or ContentLibrary.SharedSection || turn.State.Subject?.Intent == about ? turn.State.Subject : new Subject(about, "");
        turn.State = turn.State with { Offer = new Offer(OfferKind.Human, [], ""), Subject = subject };
        turn.Replies.SayAndListen(ContentLibrary.SharedSection, "thumb-down");
    }

    private static Given? Read(Activity activity) => activity.Type switch
    {
        ActivityTypes.Event when activity.Name == FeedbackEvent => activity.Entities?.Select(ReadEvent).FirstOrDefault(given => given is not null),
        ActivityTypes.Invoke when activity is { Name: FeedbackInvoke, ReplyToId: { } id, Value: { } value } => ReadInvoke(id, value),
        ActivityTypes.MessageReaction when activity is { ReplyToId: { } id, ReactionsAdded: [{ Type: "like" or "dislike" } reaction, ..] } =>
            new Given(id, reaction.Type == "like" ? Vote.Up : Vote.Down, Comment: null),
        ActivityTypes.MessageReaction when activity is { ReplyToId: { } id, ReactionsRemoved: [{ Type: "like" or "dislike" } reaction, ..] } =>
            new Given(id, reaction.Type == "like" ? Vote.Up : Vote.Down, Comment: null) { IsWithdrawn = true },
        _ => null,
    };

    private static Given? ReadEvent(JsonElement action)
    {
        var vote = Text(action, "@type") switch
        {
            "LikeAction" => Vote.Up,
            "DislikeAction" => Vote.Down,
            "VoteAction" => Text(action, "actionOption") == "upvote" ? Vote.Up : Vote.Down,
            _ => (Vote?)null,
        };
        return vote is { } given && Property(action, "object") is { } about && Text(about, "identifier") is { } id ? new Given(id, given, Comment: null) : null;
    }

    private static Given? ReadInvoke(string activityId, JsonElement value)
    {
        if (Text(value, "actionName") != "feedback" || Property(value, "actionValue") is not { } given)
        {
            return null;
        }

        Vote? vote = Text(given, "reaction") switch
        {
            "like" => Vote.Up,
            "dislike" => Vote.Down,
            _ => null,
        };
        return vote is null ? null : new Given(activityId, vote.Value, ReadComment(given));
    }

    /// <summary>An object in Web Chat, the same object as a JSON text in Teams.</summary>
    private static string? ReadComment(JsonElement given)
    {
        if (Property(given, "feedback") is not { } feedback)
        {
            return null;
        }

        if (feedback.ValueKind != JsonValueKind.String)
        {
            return Text(feedback, "feedbackText");
        }

        try
        {
            using var document = JsonDocument.Parse(feedback.GetString()!);
            return Text(document.RootElement, "feedbackText");
        }
        catch (JsonException)
        {
            // No JSON: then the text itself is what was written.
            return feedback.GetString();
        }
    }

    /// <summary>The client names the answer; whether the bot gave it, and about what, is read from the log.</summary>
    private async Task<Answer?> FindAnswerAsync(TurnContext turn, string activityId)
    {
        var bar = activityId.LastIndexOf('|');
        if (bar < 0 || activityId[..bar] != turn.ConversationId
            || !long.TryParse(activityId.AsSpan(bar + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position < 1)
        {
            return null;
        }

        var entries = await log.AfterAsync(turn.ConversationId, position - 1, maximum: 1, turn.CancellationToken);
        List<ReadOnlyMemory<byte>> activities = [];
        foreach (var entry in entries)
        {
            TurnRecord.ReadActivities(entry.Payload, activities);
        }

        return activities
            .Select(json => ActivityJson.Read(json.Span))
            .Where(said => said?.Id == activityId && said.From?.Role == "bot")
            .Select(said => new Answer(said!.Entities?.Select(Thumbs.AboutOf).FirstOrDefault(about => about is not null)))
            .FirstOrDefault();
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private sealed record Given(string ActivityId, Vote Vote, string? Comment)
    {
        public bool IsWithdrawn { get; init; }
    }

    private sealed record Answer(string? About);
}
