using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChorusAssistant.Bot.Turns;

/// <summary>The thumbs under an answer, as Web Chat 4.18 reads them: a schema.org Message with two possible actions.</summary>
internal static class Thumbs
{
    /// <summary>The entity for the answer of that id; <paramref name="about"/> is the content section it comes from.</summary>
    public static JsonElement Entity(string activityId, string about) => JsonSerializer.SerializeToElement(
        new ThumbsMessage("https://schema.org", "", "Message", "https://schema.org/Message",
        [
            new ThumbsAction("LikeAction", "PotentialActionStatus", new ThumbsObject("Message", activityId, about)),
            new ThumbsAction("DislikeAction", "PotentialActionStatus", new ThumbsObject("Message", activityId, about)),
        ]),
        ThumbsJsonContext.Default.ThumbsMessage);

    /// <summary>What the entity's answer is about; null for other entities.</summary>
    public static string? AboutOf(JsonElement entity)
    {
        if (entity.ValueKind != JsonValueKind.Object || !entity.TryGetProperty("potentialAction", out _))
        {
            return null;
        }

        return entity.Deserialize(ThumbsJsonContext.Default.ThumbsMessage)?.PotentialAction is [var action, ..] ? action.Object.About : null;
    }
}

internal sealed record ThumbsObject(
    [property: JsonPropertyName("@type")] string Type,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("about")] string About);

internal sealed record ThumbsAction(
    [property: JsonPropertyName("@type")] string Type,
    [property: JsonPropertyName("actionStatus")] string ActionStatus,
    [property: JsonPropertyName("object")] ThumbsObject Object);

internal sealed record ThumbsMessage(
    [property: JsonPropertyName("@context")] string Context,
    [property: JsonPropertyName("@id")] string Id,
    [property: JsonPropertyName("@type")] string AtType,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("potentialAction")] IReadOnlyList<ThumbsAction> PotentialAction);

[JsonSerializable(typeof(ThumbsMessage))]
internal sealed partial class ThumbsJsonContext : JsonSerializerContext;
