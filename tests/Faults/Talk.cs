using System.Text.Json.Nodes;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Faults;

/// <summary>
/// A person who holds the main conversation and never gives up: each message is sent, under one client id, until it is acknowledged.
/// </summary>
internal sealed class Talk(string address, params HttpClient[] nodes)
{
    private readonly List<(string ClientId, string Id)> _acknowledged = [];
    private int _turn;

    /// <summary>The address that it gives.</summary>
    public string Address { get; } = address;

    /// <summary>The conversation, once it has begun.</summary>
    public Conversation Conversation { get; private set; } = null!;

    /// <summary>Holds it from the first word to the last. Each message goes to the next of the nodes.</summary>
    public async Task HoldAsync(Func<Task> think)
    {
        var token = await InsistAsync(async http =>
            await Protocol.ReadAsync(await http.PostAsync(new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json("{}"))));
        var (id, credential) = (token.Text("conversationId"), token.Text("token"));
        Conversation = new Conversation(nodes[0], id, credential);
        await InsistAsync(async http => await Protocol.ReadAsync(await Protocol.SendAsync(http, HttpMethod.Post, "/v3/directline/conversations", credential)));
        foreach (var text in (string[])["bonjour", Conversation.Wish, "ce n'est pas une adresse", Address, "merci"])
        {
            await think();
            var clientId = $"{_acknowledged.Count}";
            _acknowledged.Add((clientId, await InsistAsync(http => new Conversation(http, id, credential).SayAsync(text, clientId))));
        }
    }

    /// <summary>Every acknowledged message is in the history once, in order, and was answered once.</summary>
    public async Task AssertKeptAsync()
    {
        var history = await Conversation.ReadAllAsync();
        var said = history.Where(activity => activity.Role() == "user")
            .Select(activity => (activity["channelData"].Text("clientActivityID"), activity.Text("id")));
        Assert.Equal(_acknowledged, said);
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

            Assert.Equal(answering, activity.Text("replyToId"));
            answers[answering!] = answers.GetValueOrDefault(answering!) + (IsLastOfReply(activity) ? 1 : 0);
        }

        Assert.All(_acknowledged, message => Assert.Equal(1, answers.GetValueOrDefault(message.Id)));
        Assert.Contains(history, activity => activity.Role() == "bot" && activity.Text("text").Contains(Address, StringComparison.Ordinal));
    }

    private static bool IsLastOfReply(JsonNode activity) => (string?)activity["inputHint"] != "ignoringInput";

    private async Task<T> InsistAsync<T>(Func<HttpClient, Task<T>> send)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            try
            {
                return await send(nodes[_turn++ % nodes.Length]);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException && !patience.IsCancellationRequested)
            {
                // Nobody listens at the moment: as the widget does, a short while later again.
                await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
            }
        }
    }
}
