using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChorusAssistant.Bot.Activities;

/// <summary>
/// A Bot Framework activity (schema 3.1): any message or event on the wire. Fields we do not know come in and go out unchanged.
/// </summary>
public sealed class Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or any other text: unknown types are accepted.</summary>
    public string Type { get; set; } = "";

    /// <summary>Set by the channel: conversation id, a vertical bar, a seven-digit counter.</summary>
    public string? Id { get; set; }

    /// <summary>When the channel took it, UTC; written with a <c>Z</c>, as clients expect.</summary>
    [JsonConverter(typeof(UtcTimestampConverter))]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The sender's local time as the sender wrote it.</summary>
    public JsonElement? LocalTimestamp { get; set; }

    /// <summary>The channel's name, <c>directline</c> here.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The connector's address, towards bots only.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>Who says it.</summary>
    public ChannelAccount? From { get; set; }

    /// <summary>To whom.</summary>
    public ChannelAccount? Recipient { get; set; }

    /// <summary>Where.</summary>
    public ConversationAccount? Conversation { get; set; }

    /// <summary>The id of the activity that this one answers.</summary>
    public string? ReplyToId { get; set; }

    /// <summary>BCP 47 language tag of the sender.</summary>
    public string? Locale { get; set; }

    /// <summary>What is said; Markdown where <see cref="TextFormat"/> says so.</summary>
    public string? Text { get; set; }

    /// <summary><c>plain</c> or <c>markdown</c>.</summary>
    public string? TextFormat { get; set; }

    /// <summary>What a voice should say; an empty text asks for silence.</summary>
    public string? Speak { get; set; }

    /// <summary>One of <see cref="InputHints"/>.</summary>
    public string? InputHint { get; set; }

    /// <summary>Quick replies.</summary>
    public SuggestedActions? SuggestedActions { get; set; }

    /// <summary>Cards and files.</summary>
    public List<Attachment>? Attachments { get; set; }

    /// <summary>Metadata about the activity, each object with a <c>type</c>.</summary>
    public List<JsonElement>? Entities { get; set; }

    /// <summary>The sender's own data, echoed unmodified.</summary>
    public JsonElement? ChannelData { get; set; }

    /// <summary>The name of an event or invoke.</summary>
    public string? Name { get; set; }

    /// <summary>The value of an event, an invoke or a button.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>Who joined, in a <c>conversationUpdate</c>.</summary>
    public List<ChannelAccount>? MembersAdded { get; set; }

    /// <summary>Reactions of a <c>messageReaction</c>.</summary>
    public List<MessageReaction>? ReactionsAdded { get; set; }

    /// <summary>Reactions that a <c>messageReaction</c> takes back.</summary>
    public List<MessageReaction>? ReactionsRemoved { get; set; }

    /// <summary>How the caller wants the replies, <c>expectReplies</c> for instance.</summary>
    public string? DeliveryMode { get; set; }

    /// <summary>Fields of newer or foreign schemas.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>The sender's own id of this message (<c>channelData.clientActivityID</c>), by which a repeated post is recognised; or null.</summary>
    [JsonIgnore]
    public string? ClientActivityId =>
        ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } text
            ? text
            : null;
}

/// <summary>Reads any ISO 8601 time with an offset and writes UTC with a <c>Z</c>.</summary>
internal sealed class UtcTimestampConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.UtcDateTime);
    }
}

/// <summary>Activity types that the service acts on.</summary>
public static class ActivityTypes
{
    /// <summary>Something said.</summary>
    public const string Message = "message";

    /// <summary>Somebody is writing; never stored.</summary>
    public const string Typing = "typing";

    /// <summary>Something named happened.</summary>
    public const string Event = "event";

    /// <summary>A named call with an answer.</summary>
    public const string Invoke = "invoke";

    /// <summary>Somebody joined or left; never shown to clients.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The conversation's set-up changed: here, somebody signed in. Never shown to clients.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>The conversation is over for one side.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>A thumb on a message.</summary>
    public const string MessageReaction = "messageReaction";
}

/// <summary>Whose turn it is after a message.</summary>
public static class InputHints
{
    /// <summary>The bot is done and listens.</summary>
    public const string Accepting = "acceptingInput";

    /// <summary>The bot asked something.</summary>
    public const string Expecting = "expectingInput";

    /// <summary>More of the same reply follows.</summary>
    public const string Ignoring = "ignoringInput";
}

/// <summary>A member of a conversation.</summary>
public sealed class ChannelAccount
{
    /// <summary>Unique in the channel.</summary>
    public string? Id { get; set; }

    /// <summary>Shown to people.</summary>
    public string? Name { get; set; }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    public string? Role { get; set; }

    /// <summary>Other fields, kept.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A conversation's address.</summary>
public sealed class ConversationAccount
{
    /// <summary>The conversation's id.</summary>
    public string? Id { get; set; }

    /// <summary>Other fields, kept.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A card or a file.</summary>
public sealed class Attachment
{
    /// <summary>Media type.</summary>
    public string? ContentType { get; set; }

    /// <summary>The card itself.</summary>
    public JsonElement? Content { get; set; }

    /// <summary>Where the file is.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>The file's name.</summary>
    public string? Name { get; set; }

    /// <summary>Other fields, kept.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Quick replies under the last message.</summary>
public sealed class SuggestedActions
{
    /// <summary>For whom; everybody when absent.</summary>
    public List<string>? To { get; set; }

    /// <summary>The buttons.</summary>
    public List<CardAction> Actions { get; set; } = [];
}

/// <summary>A button.</summary>
public sealed class CardAction
{
    /// <summary><c>imBack</c>, <c>openUrl</c>, <c>signin</c> ...</summary>
    public string Type { get; set; } = "imBack";

    /// <summary>What the button shows.</summary>
    public string? Title { get; set; }

    /// <summary>What it sends; a text for <c>imBack</c>.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>Other fields, kept.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A reaction to a message.</summary>
public sealed class MessageReaction
{
    /// <summary><c>like</c> or <c>dislike</c>.</summary>
    public string? Type { get; set; }
}
