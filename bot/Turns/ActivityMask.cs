using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Domain.Privacy;

namespace ChorusAssistant.Bot.Turns;

/// <summary>
/// Takes out of an incoming activity what must not be kept, before anything looks at it: neither the log nor a dialog, a journal, a trace
/// or the sender's own echo ever has it.
/// </summary>
internal static class ActivityMask
{
    // Ids, never a person's words: by some of them a repeated post or the judged answer is recognised.
    private static readonly FrozenSet<string> _ids = FrozenSet.ToFrozenSet(["clientActivityID", "identifier", "id", "@id"], StringComparer.Ordinal);

    /// <summary>Masks the activity in place; returns what was taken out.</summary>
    public static SensitiveKinds Apply(Activity activity)
    {
        var kinds = SensitiveKinds.None;
        activity.Text = Mask(activity.Text, ref kinds);
        activity.Speak = Mask(activity.Speak, ref kinds);
        activity.Value = Mask(activity.Value, ref kinds);
        activity.ChannelData = Mask(activity.ChannelData, ref kinds);
        for (var i = 0; i < (activity.Entities?.Count ?? 0); i++)
        {
            activity.Entities![i] = Mask(activity.Entities[i], ref kinds)!.Value;
        }

        foreach (var attachment in activity.Attachments ?? [])
        {
            attachment.Content = Mask(attachment.Content, ref kinds);
        }

        foreach (var (name, value) in activity.Unknown?.ToList() ?? [])
        {
            activity.Unknown![name] = Mask(value, ref kinds)!.Value;
        }

        return kinds;
    }

    private static string? Mask(string? text, ref SensitiveKinds kinds)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var masked = SensitiveText.Find(text);
        kinds |= masked.Kinds;
        return masked.Text;
    }

    private static JsonElement? Mask(JsonElement? element, ref SensitiveKinds kinds)
    {
        if (element is not { } json || KindsOf(json) is var found && found == SensitiveKinds.None)
        {
            return element;
        }

        kinds |= found;
        return JsonSerializer.SerializeToElement(Masked(json));
    }

    private static SensitiveKinds KindsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => SensitiveText.Find(element.GetString()!).Kinds,
        JsonValueKind.Array => element.EnumerateArray().Aggregate(SensitiveKinds.None, (kinds, item) => kinds | KindsOf(item)),
        JsonValueKind.Object => element.EnumerateObject().Where(property => !_ids.Contains(property.Name))
            .Aggregate(SensitiveKinds.None, (kinds, property) => kinds | KindsOf(property.Value)),
        _ => SensitiveKinds.None,
    };

    private static JsonNode? Masked(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => JsonValue.Create(SensitiveText.Mask(element.GetString()!)),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Masked)]),
        JsonValueKind.Object => new JsonObject(element.EnumerateObject().DistinctBy(property => property.Name).Select(property => KeyValuePair.Create(
            property.Name, _ids.Contains(property.Name) ? JsonNode.Parse(property.Value.GetRawText()) : Masked(property.Value)))),
        _ => JsonNode.Parse(element.GetRawText()),
    };
}
