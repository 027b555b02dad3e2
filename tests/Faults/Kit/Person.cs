using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.DirectLine;

namespace ChorusAssistant.Tests.Faults.Kit;

/// <summary>
/// Runs one errand over a bad line and never gives up: each message is sent, under one client id, until it is acknowledged. Remembers
/// what it was promised, and checks in the end that the promises were kept.
/// </summary>
internal sealed class Person(Errand errand, HttpClient http, Random random, FaultCounts counts, CancellationToken end)
{
    private const int MostSteps = 20;
    private readonly List<(string ClientId, string Id)> _acknowledged = [];
    private string _token = "";
    private string? _watermark;

    /// <summary>What for.</summary>
    public Errand Errand { get; } = errand;

    /// <summary>The conversation's id, once it has begun.</summary>
    public string ConversationId { get; private set; } = "";

    /// <summary>Holds the whole talk, with pauses of up to <paramref name="longestPause"/>.</summary>
    public async Task TalkAsync(TimeSpan longestPause)
    {
        if (ConversationId.Length == 0)
        {
            await BeginAsync();
        }

        var reply = await SayAsync(Errand.Wish);
        for (var step = 0; Asks(reply); step++)
        {
            Assert.True(step < MostSteps, $"{Errand}: no end after {MostSteps} steps, at: {reply[^1]["text"]}");
            await Task.Delay(longestPause * random.NextDouble(), end);
            reply = await SayAsync(Errand.Answer(Buttons(reply)));
        }

        if (random.Next(2) == 0)
        {
            await SayAsync("merci");
        }
    }

    /// <summary>Gets a token and begins the conversation.</summary>
    public async Task BeginAsync()
    {
        // Signed by the portal's clock, which nobody moves.
        var begun = await InsistAsync(
            HttpMethod.Post, "/api/webchat/token", Errand.Login is null ? [] : new JsonObject { ["userToken"] = SignedToken.OfPortal(Errand.Login) });
        (ConversationId, _token) = (begun.Text("conversationId"), begun.Text("token"));
        await InsistAsync(HttpMethod.Post, "/v3/directline/conversations", []);
        _watermark = (await ReadAfterAsync(null)).Watermark;
    }

    /// <summary>Reads the whole history and compares it with what was promised.</summary>
    public async Task AssertKeptAsync()
    {
        var history = await ReadAllAsync();
        Assert.Equal(_acknowledged, history.Where(activity => activity.Role() == "user")
            .Select(activity => (activity["channelData"].Text("clientActivityID"), activity.Text("id"))));
        Assert.Equal(history.Count, history.Select(activity => activity.Text("id")).Distinct().Count());
        string? answering = null;
        Dictionary<string, int> answers = [];
        foreach (var activity in history.SkipWhile(activity => activity.Role() == "bot"))
        {
            if (activity.Role() == "user")
            {
                answering = activity.Text("id");
                continue;
            }

            Assert.True(answering == (string?)activity["replyToId"], $"{Errand}: an answer stands in the wrong place: {activity.ToJsonString()}");
            answers[answering!] = answers.GetValueOrDefault(answering!) + ((string?)activity["inputHint"] is "expectingInput" or "acceptingInput" ? 1 : 0);
        }

        Assert.All(_acknowledged, message => Assert.True(
            answers.GetValueOrDefault(message.Id) == 1, $"{Errand}: message {message.ClientId} was answered {answers.GetValueOrDefault(message.Id)} times."));
        // What the bot says when a turn failed, or when a journal does not fit the dialog it belongs to.
        Assert.DoesNotContain(history, activity => ((string?)activity["text"])?.Contains("un incident m’a", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(history, activity => ((string?)activity["text"])?.Contains("d’être mis à jour", StringComparison.Ordinal) == true);
    }

    /// <summary>The conversation's activities as JSON, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAllAsync()
    {
        List<JsonNode> all = [];
        string? watermark = null;
        while (true)
        {
            var page = await ReadAfterAsync(watermark);
            if (page.Activities.Count == 0)
            {
                return all;
            }

            all.AddRange(page.Activities);
            watermark = page.Watermark;
        }
    }

    /// <summary>A stream URL that goes on after the watermark.</summary>
    public async Task<Uri> StreamUrlAsync(string watermark) => new(
        (await InsistAsync(HttpMethod.Get, $"/v3/directline/conversations/{ConversationId}?watermark={Uri.EscapeDataString(watermark)}", null)).Text("streamUrl"));

    /// <summary>Says it, and reads the whole reply, which must be there as soon as the message is acknowledged.</summary>
    private async Task<IReadOnlyList<JsonNode>> SayAsync(string text)
    {
        var clientId = $"m{_acknowledged.Count.ToString(CultureInfo.InvariantCulture)}";
        var message = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = "somebody" },
            ["text"] = text,
            ["channelData"] = new JsonObject { ["clientActivityID"] = clientId },
        };
        var id = (await InsistAsync(HttpMethod.Post, $"/v3/directline/conversations/{ConversationId}/activities", message)).Text("id");
        _acknowledged.Add((clientId, id));
        counts.Acknowledged();
        var set = await ReadAfterAsync(_watermark);
        _watermark = set.Watermark;
        var reply = set.Activities.Where(activity => (string?)activity["replyToId"] == id).ToList();
        Assert.True(reply.Count > 0, $"{Errand}: \"{text}\" was acknowledged as {id}, but its answer is not there.");
        return reply;
    }

    private async Task<ActivitySet> ReadAfterAsync(string? watermark) => ActivitySet.Of(await InsistAsync(
        HttpMethod.Get, $"/v3/directline/conversations/{ConversationId}/activities?watermark={watermark}", null));

    private static bool Asks(IReadOnlyList<JsonNode> reply) => (string?)reply[^1]["inputHint"] == "expectingInput";

    private static List<string> Buttons(IReadOnlyList<JsonNode> reply) =>
        [.. (reply[^1]["suggestedActions"]?["actions"]?.AsArray() ?? []).Select(button => button.Text("title"))];

    private async Task<JsonNode> InsistAsync(HttpMethod method, string path, JsonObject? body)
    {
        while (true)
        {
            try
            {
                using var answer = await Protocol.SendAsync(http, method, path, _token.Length > 0 ? _token : null, body is null ? null : Protocol.Json(body.ToJsonString()));
                var text = await answer.Content.ReadAsStringAsync(end);
                if (answer.IsSuccessStatusCode)
                {
                    return JsonNode.Parse(text)!;
                }

                // A refusal must be one that says "later": anything else is a defect.
                Assert.True(answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests, $"{Errand}: {method} {path}: {(int)answer.StatusCode} {text}");
                Assert.True(answer.Headers.RetryAfter is not null, $"{Errand}: {method} {path}: {(int)answer.StatusCode} without Retry-After");
                counts.Unavailable();
            }
            catch (Exception failure) when (BadLine.IsLost(failure) && !end.IsCancellationRequested)
            {
                counts.Lost();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 200)), end);
        }
    }
}
