using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>A conversation with the running service over plain HTTP, one method a call of the protocol.</summary>
internal sealed class Conversation(HttpClient http, string id, string token)
{
    /// <summary>The sentence that starts the main job, and a demo account that waits for activation.</summary>
    public const string Wish = "je ne trouve pas le mail avec le lien pour activer mon compte";
    public const string WaitingAccount = "xaviere.bretinval@fournitures.example";

    public string Id { get; } = id;

    public string Token { get; set; } = token;

    /// <summary>Gets a token as a page does, and starts.</summary>
    public static async Task<Conversation> OpenAsync(HttpClient http)
    {
        var token = await Protocol.ReadAsync(await http.PostAsync(new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json("{}")));
        var conversation = new Conversation(http, token.Text("conversationId"), token.Text("token"));
        using var started = await conversation.SendAsync(HttpMethod.Post, "/v3/directline/conversations");
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        return conversation;
    }

    public static Task<Conversation> OpenAsync(SharedService shared) => OpenAsync(shared.Service.Http);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body = null) =>
        Protocol.SendAsync(http, method, path, Token, body);

    /// <summary>Posts any activity.</summary>
    public Task<HttpResponseMessage> PostAsync(string activity) =>
        SendAsync(HttpMethod.Post, Path("activities"), Protocol.Json(activity));

    /// <summary>Says a text, as the client's own message <paramref name="clientId"/>, and returns the id it got.</summary>
    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = "anybody" },
            ["text"] = text,
            ["channelData"] = new JsonObject { ["clientActivityID"] = clientId ?? Guid.NewGuid().ToString("N") },
        };
        return (await Protocol.ReadAsync(await PostAsync(activity.ToJsonString()))).Text("id");
    }

    /// <summary>The activities after the watermark.</summary>
    public async Task<ActivitySet> ReadAsync(string? watermark = null)
    {
        var query = watermark is null ? "" : $"?watermark={Uri.EscapeDataString(watermark)}";
        var set = await Protocol.ReadAsync(await SendAsync(HttpMethod.Get, Path("activities") + query));
        return ActivitySet.Of(set);
    }

    /// <summary>All activities, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAllAsync()
    {
        List<JsonNode> all = [];
        for (var set = await ReadAsync(); set.Activities.Count > 0; set = await ReadAsync(set.Watermark))
        {
            all.AddRange(set.Activities);
        }

        return all;
    }

    /// <summary>A fresh stream URL.</summary>
    public async Task<Uri> StreamUrlAsync(string? watermark = "")
    {
        var query = watermark is null ? "" : $"?watermark={watermark}";
        return new Uri((await Protocol.ReadAsync(await SendAsync(HttpMethod.Get, Path() + query))).Text("streamUrl"));
    }

    /// <summary>Follows the conversation.</summary>
    public async Task<StreamReader> FollowAsync(string? watermark = "") => await StreamReader.OpenAsync(await StreamUrlAsync(watermark));

    public string Path(string rest = "") => $"/v3/directline/conversations/{Id}{(rest.Length > 0 ? "/" : "")}{rest}";
}

/// <summary>Activities and the watermark that goes with them.</summary>
internal sealed record ActivitySet(IReadOnlyList<JsonNode> Activities, string? Watermark)
{
    public static ActivitySet Of(JsonNode set) =>
        new([.. set["activities"]!.AsArray().Select(activity => activity!)], (string?)set["watermark"]);
}

/// <summary>Requests and answers of the protocol.</summary>
internal static class Protocol
{
    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpMethod method, string path, string? credential, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        if (credential is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    /// <summary>The JSON of an answer that must be a success.</summary>
    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
            return JsonNode.Parse(text)!;
        }
    }

    /// <summary>Checks an error answer of Direct Line: its status, its code, its shape and that nobody keeps it.</summary>
    public static async Task RefusedAsync(HttpResponseMessage answer, int status, string code)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} instead of {status}: {text}");
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            var error = JsonNode.Parse(text)!.AsObject();
            Assert.Equal("error", Assert.Single(error).Key);
            Assert.Equal(code, error["error"].Text("code"));
            Assert.NotEqual("", error["error"].Text("message"));
        }
    }

    /// <summary>Checks a problem+json answer.</summary>
    public static async Task ProblemAsync(HttpResponseMessage answer, int status)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} instead of {status}: {text}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(status, (int)JsonNode.Parse(text)!["status"]!);
        }
    }

    public static string Text(this JsonNode? node, string name) =>
        (string?)node?[name] ?? throw new InvalidOperationException($"'{name}' is missing in {node?.ToJsonString()}");

    public static string Role(this JsonNode activity) => activity["from"].Text("role");
}
