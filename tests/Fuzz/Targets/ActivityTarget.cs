using System.Text;
using System.Text.Json;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.DirectLine;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>The body of a post: an activity, or Direct Line's own refusal; what is accepted can be written, and reads back as the same.</summary>
internal sealed class ActivityTarget : FuzzTarget
{
    public override string Name => "activity";

    public override IReadOnlyList<string> Words =>
    [
        "\"type\":\"message\"", "\"text\":", "\"from\":{\"id\":\"u\"}", "\"channelData\":{\"clientActivityID\":\"1\"}", "\"attachments\":[{\"contentUrl\":\"x\"}]", "\"value\":",
        "\"timestamp\":\"2026-11-24T09:00:00Z\"", "\"entities\":[{}]", "\"suggestedActions\":{\"actions\":[{\"value\":1}]}", "\"membersAdded\":[null]", "\\ud83d", "\\u0000",
    ];

    public override string Read(byte[] input)
    {
        Activity activity;
        try
        {
            activity = DirectLineBodies.ParseActivity(input);
        }
        catch (DirectLineException refused)
        {
            Assert.InRange(refused.Error.Status, 400, 499);
            return refused.Error.Code;
        }

        var written = ActivityJson.Serialize(activity);
        using var json = JsonDocument.Parse(written);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(ActivityJson.Serialize(ActivityJson.Read(written)!)));
        Assert.NotEqual("", activity.ClientActivityId);
        return $"{activity.Type.Length < 20} {activity.Text is null} {activity.ChannelData?.ValueKind} {activity.Value?.ValueKind} {activity.Attachments?.Count} {activity.Unknown?.Count}";
    }
}
