using System.Text.Json;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Domain.Privacy;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// The Bot Framework's hand-off protocol: the bot sends <c>handoff.initiate</c>, the system that advisors work with answers
/// <c>handoff.status</c>.
/// </summary>
internal static class HandoffEvents
{
    /// <summary>The bot asks for an advisor.</summary>
    public const string InitiateName = "handoff.initiate";

    /// <summary>The advisors' system says what became of it.</summary>
    public const string StatusName = "handoff.status";

    /// <summary>The event that asks for an advisor.</summary>
    /// <param name="turn">The turn it belongs to.</param>
    /// <param name="context">What the advisors' system sorts requests by.</param>
    /// <param name="transcript">What was said, or null where it may not go along.</param>
    public static Activity Initiate(TurnContext turn, JsonElement context, IReadOnlyList<Activity>? transcript) => new()
    {
        Type = ActivityTypes.Event,
        Name = InitiateName,
        Value = context,
        Attachments = transcript is null
            ? null
            : [new Attachment { ContentType = "application/json", Name = "Transcript", Content = JsonSerializer.SerializeToElement(new { activities = transcript.Select(Line) }) }],
        Unknown = new Dictionary<string, JsonElement>
        {
            ["relatesTo"] = JsonSerializer.SerializeToElement(new
            {
                channelId = TurnCommit.ChannelId,
                conversation = new { id = turn.ConversationId },
                user = new { id = turn.State.UserId },
                bot = new { id = TurnCommit.BotId },
            }),
        },
    };

    /// <summary><c>accepted</c>, <c>failed</c> or <c>completed</c>; null where the event says nothing of the kind.</summary>
    public static string? StateOf(Activity activity) =>
        activity.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String
            ? state.GetString()
            : null;

    private static object Line(Activity said) => new
    {
        type = said.Type,
        id = said.Id,
        timestamp = said.Timestamp,
        from = new { id = said.From?.Id, name = said.From?.Name, role = said.From?.Role },
        text = SensitiveText.Mask(said.Text ?? ""),
    };
}
