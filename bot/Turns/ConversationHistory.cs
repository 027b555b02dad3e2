using System.Globalization;
using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Workflows.Persistence.Log;

namespace ChorusAssistant.Bot.Turns;

/// <summary>Reads back what was said in a conversation.</summary>
internal static class ConversationHistory
{
    // Longer talks are cut at their beginning: what leads to a ticket stands at the end.
    private const int MostActivities = 400;

    /// <summary>The newest messages, oldest first.</summary>
    public static async Task<List<Activity>> MessagesAsync(ILog log, string conversationId, CancellationToken cancellationToken)
    {
        if (await log.NewestAsync(conversationId, cancellationToken) is not { } newest)
        {
            return [];
        }

        List<ReadOnlyMemory<byte>> activities = [];
        foreach (var entry in await log.AfterAsync(conversationId, Math.Max(0, newest.LastPosition - MostActivities), MostActivities, cancellationToken))
        {
            TurnRecord.ReadActivities(entry.Payload, activities);
        }

        return [.. activities.Select(json => ActivityJson.Read(json.Span)).OfType<Activity>()
            .Where(said => said.Type == ActivityTypes.Message && !string.IsNullOrWhiteSpace(said.Text))];
    }

    /// <summary>One line a message: when in Paris, who, what.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="userName">What to call the user.</param>
    public static string ToText(IEnumerable<Activity> messages, string userName) => string.Join('\n', messages.Select(said => string.Create(
        CultureInfo.InvariantCulture,
        $"[{ParisTime.Of(said.Timestamp ?? default):yyyy-MM-dd HH:mm}] {(said.From?.Role == "bot" ? said.From.Name : userName)}: {said.Text}")));
}
