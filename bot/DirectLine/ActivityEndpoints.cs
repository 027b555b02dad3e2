using System.Security.Cryptography;
using System.Text;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Turns;
using ChorusAssistant.Workflows.Persistence.Log;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Bot.DirectLine;

/// <summary>Posting and reading the activities of a conversation.</summary>
public sealed class ActivityEndpoints(
    Credentials credentials, RateLimits limits, TurnPipeline turns, ConversationHub hub, ILog log, TimeProvider time, IOptions<DirectLineOptions> options)
{
    /// <summary>Turns in one page of the history.</summary>
    internal const int PageTurns = 100;

    private const int MaximumKeyLength = 200;

    /// <summary>POST activities: answered when the turn is committed, so that the next GET holds the whole reply.</summary>
    public async Task PostAsync(HttpContext http, string conversationId)
    {
        var credential = await credentials.RequireAsync(http);
        await credentials.RequireConversationAsync(credential, conversationId, http.RequestAborted);
        Limit(credential, conversationId);
        var activity = DirectLineBodies.ParseActivity(await DirectLineBodies.ReadAsync(http, options.Value.MaximumActivityBytes));
        await WriteIdAsync(http, await ReceiveAsync(http, credential, conversationId, activity));
    }

    /// <summary>GET activities: those after the watermark, oldest first; a client asks until it gets none.</summary>
    public async Task GetAsync(HttpContext http, string conversationId)
    {
        var credential = await credentials.RequireAsync(http);
        await credentials.RequireConversationAsync(credential, conversationId, http.RequestAborted);
        var position = ParseWatermark(http.Request.Query["watermark"]);
        // From the log, not from what this node remembers: the turn may just have been committed by another one.
        var (activities, last) = await ReadAfterAsync(log, conversationId, position, http.RequestAborted);
        await DirectLineBodies.WriteAsync(http, 200, TurnRecord.WriteActivitySet(activities, last));
    }

    /// <summary>Runs the turn of an activity that came in with the credential; returns its id.</summary>
    internal async Task<string> ReceiveAsync(HttpContext http, Credential credential, string conversationId, Activity activity)
    {
        Bind(credential, activity);
        if (activity.Type == ActivityTypes.Typing)
        {
            return ShowTyping(conversationId, activity);
        }

        var key = activity.ClientActivityId is { } clientId ? KeyOf(activity.From!.Id!, clientId) : null;
        var result = await turns.RunAsync(
            new TurnRequest(conversationId, activity, key, credential.UserId ?? activity.From!.Id, credential.User) { Origin = Origins.Own(http.Request) },
            http.RequestAborted);
        return result.ActivityId;
    }

    /// <summary>Refuses a conversation that posts faster than anybody can; servers with the secret are not counted.</summary>
    internal void Limit(Credential credential, string conversationId)
    {
        if (!credential.IsSecret && limits.TakePost(conversationId) is { } wait)
        {
            throw new DirectLineException(DirectLineError.TooMany, wait);
        }
    }

    internal static Task WriteIdAsync(HttpContext http, string id) =>
        DirectLineBodies.WriteAsync(http, 200, new ResourceBody(id), DirectLineJson.Default.ResourceBody);

    /// <summary>Reads one page of activities after the position and the watermark that goes with it.</summary>
    internal static async Task<(IEnumerable<ReadOnlyMemory<byte>> Activities, long Last)> ReadAfterAsync(
        ILog log, string conversationId, long position, CancellationToken cancellationToken)
    {
        var entries = await log.AfterAsync(conversationId, position, PageTurns, cancellationToken);
        List<ReadOnlyMemory<byte>> activities = [];
        foreach (var entry in entries)
        {
            TurnRecord.ReadActivities(entry.Payload, activities);
        }

        if (entries.Count == 0)
        {
            return ([], position);
        }

        // The first turn may begin before the position: its last activities are the ones that were not seen.
        var last = entries[^1].LastPosition;
        var seen = activities.Count - (int)(last - position);
        return (seen > 0 ? activities.Skip(seen) : activities, last);
    }

    /// <summary>Anything that is no position means "from the start": an error would end a polling client for good.</summary>
    internal static long ParseWatermark(string? text) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var position) ? position : 0;

    /// <summary>What the client says about itself counts only as far as its credential leaves it open.</summary>
    private static void Bind(Credential credential, Activity activity)
    {
        var id = credential.UserId ?? activity.From?.Id;
        if (string.IsNullOrEmpty(id))
        {
            throw new DirectLineException(DirectLineError.MissingProperty("from.id"));
        }

        activity.From = new ChannelAccount { Id = id, Name = credential.User?.Name ?? activity.From?.Name, Role = "user" };
        activity.Recipient = null;
        activity.Unknown?.Remove("callerId");
    }

    private string ShowTyping(string conversationId, Activity activity)
    {
        activity.Id = $"{conversationId}|t{time.GetUtcNow().UtcTicks}";
        activity.Timestamp = time.GetUtcNow();
        activity.Conversation = new ConversationAccount { Id = conversationId };
        activity.ChannelId = TurnCommit.ChannelId;
        hub.PublishTyping(conversationId, [.. "{\"activities\":["u8, .. ActivityJson.Serialize(activity), .. "]}"u8]);
        return activity.Id;
    }

    /// <summary>The client chooses its ids: they are kept apart by user, and long ones by their hash.</summary>
    private static string KeyOf(string userId, string clientId)
    {
        var key = $"{userId}\n{clientId}";
        return key.Length <= MaximumKeyLength && !key.Contains('\0', StringComparison.Ordinal) ? key : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
