using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>The WebSocket (facts/direct-line.md, section 5).</summary>
[Collection(SharedService.Name)]
public sealed class StreamTests(SharedService shared)
{
    [Fact]
    public async Task The_whole_conversation_by_socket_echo_before_reply()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await using var stream = await conversation.FollowAsync();
        Assert.Equal("bot", Assert.Single(await stream.TakeAsync(1)).Role());

        var wish = await conversation.SayAsync(Conversation.Wish);
        var asked = await stream.TakeReplyAsync();
        var address = await conversation.SayAsync(Conversation.WaitingAccount);
        var done = await stream.TakeReplyAsync();

        Assert.Equal((wish, "user"), (asked[0].Text("id"), asked[0].Role()));
        Assert.Equal("expectingInput", asked[^1].Text("inputHint"));
        Assert.Equal((address, "user"), (done[0].Text("id"), done[0].Role()));
        Assert.Equal("acceptingInput", done[^1].Text("inputHint"));
        Assert.Equal((await conversation.ReadAsync()).Watermark, stream.Watermark);
    }

    [Fact]
    public async Task The_stream_of_a_start_replays_what_was_said_before_it_opened()
    {
        var token = await Protocol.ReadAsync(await shared.Service.Http.PostAsync(new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json("{}")));
        var conversation = new Conversation(shared.Service.Http, token.Text("conversationId"), token.Text("token"));
        var started = await Protocol.ReadAsync(await conversation.SendAsync(HttpMethod.Post, "/v3/directline/conversations"));
        await conversation.SayAsync("bonjour");

        await using var stream = await StreamReader.OpenAsync(new Uri(started.Text("streamUrl")));

        var all = await conversation.ReadAllAsync();
        Assert.Equal(Ids(all), Ids(await stream.TakeAsync(all.Count)));
    }

    [Fact]
    public async Task A_reconnect_without_watermark_follows_from_now_and_with_one_from_there()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await conversation.SayAsync("bonjour");
        var before = await conversation.ReadAllAsync();

        await using var fromNow = await conversation.FollowAsync(watermark: null);
        await using var fromStart = await conversation.FollowAsync(watermark: "");
        await using var fromOne = await conversation.FollowAsync(watermark: "1");
        await using var unreadable = await conversation.FollowAsync(watermark: "-");
        await using var beyond = await conversation.FollowAsync(watermark: "9999");
        await conversation.SayAsync("merci");

        var all = Ids(await conversation.ReadAllAsync());
        Assert.Equal(all.Skip(before.Count), Ids(await fromNow.TakeAsync(all.Count - before.Count)));
        Assert.Equal(all, Ids(await fromStart.TakeAsync(all.Count)));
        Assert.Equal(all.Skip(1), Ids(await fromOne.TakeAsync(all.Count - 1)));
        Assert.Equal(all, Ids(await unreadable.TakeAsync(all.Count)));
        Assert.Equal(all.Skip(before.Count), Ids(await beyond.TakeAsync(all.Count - before.Count)));
    }

    [Fact]
    public async Task Replay_becomes_live_without_gap_or_overlap_while_the_conversation_goes_on()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var talking = Task.WhenAll(Enumerable.Range(0, 120).Select(i => conversation.SayAsync("bonjour", $"k{i}")));
        List<StreamReader> streams = [];
        for (var i = 0; i < 5; i++)
        {
            streams.Add(await conversation.FollowAsync());
        }

        await talking;
        var all = Ids(await conversation.ReadAllAsync());
        foreach (var stream in streams)
        {
            await using (stream)
            {
                Assert.Equal(all, Ids(await stream.TakeAsync(all.Count)));
            }
        }
    }

    [Fact]
    public async Task A_lost_socket_goes_on_from_its_watermark()
    {
        var conversation = await Conversation.OpenAsync(shared);
        List<string> seen = [];
        var watermark = "";
        for (var i = 0; i < 5; i++)
        {
            await using var stream = await conversation.FollowAsync(watermark);
            await conversation.SayAsync("bonjour");
            seen.AddRange(Ids(await stream.TakeReplyAsync()));
            watermark = stream.Watermark;
            await conversation.SayAsync("merci");
        }

        await using var last = await conversation.FollowAsync(watermark);
        seen.AddRange(Ids(await last.TakeReplyAsync()));
        Assert.Equal(Ids(await conversation.ReadAllAsync()), seen);
    }

    [Fact]
    public async Task Typing_is_shown_to_those_who_follow_and_moves_no_watermark()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await using var stream = await conversation.FollowAsync();
        await stream.TakeAsync(1);
        var before = stream.Watermark;

        await conversation.PostAsync("""{"type":"typing","from":{"id":"a"}}""");

        var shown = await stream.NextAsync();
        Assert.Equal("typing", Assert.Single(shown.Activities).Text("type"));
        Assert.True(shown.Watermark is null || shown.Watermark == before);
    }

    [Fact]
    public async Task Above_five_sockets_the_oldest_is_closed()
    {
        var conversation = await Conversation.OpenAsync(shared);
        List<StreamReader> streams = [];
        for (var i = 0; i < 6; i++)
        {
            streams.Add(await conversation.FollowAsync());
            await streams[i].TakeAsync(1);
        }

        Assert.Equal("collision", await streams[0].ClosedAsync());
        await conversation.SayAsync("bonjour");
        foreach (var stream in streams.Skip(1))
        {
            await stream.TakeReplyAsync();
        }

        await Task.WhenAll(streams.Select(stream => stream.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Empty_frames_and_chatter_of_the_client_are_ignored()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await using var stream = await conversation.FollowAsync();
        await stream.TakeAsync(1);

        for (var i = 0; i < 50; i++)
        {
            await stream.SendAsync([]);
        }

        await stream.SendAsync("""{"activities":[]}"""u8.ToArray());
        await stream.SendAsync([1, 2, 3], WebSocketMessageType.Binary);
        await stream.SendAsync([]);
        await conversation.SayAsync("bonjour");

        await stream.TakeReplyAsync();
    }

    [Fact]
    public async Task A_client_that_sends_a_flood_is_closed()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await using var stream = await conversation.FollowAsync();
        await stream.TakeAsync(1);

        await stream.SendAsync(new byte[256 << 10]);

        await stream.ClosedAsync();
    }

    [Fact]
    public async Task A_stream_url_may_be_used_again_within_its_time()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var url = await conversation.StreamUrlAsync();

        await using var one = await StreamReader.OpenAsync(url);
        await using var two = await StreamReader.OpenAsync(url);

        await one.TakeAsync(1);
        await two.TakeAsync(1);
    }

    [Fact]
    public async Task A_bad_or_expired_or_foreign_t_is_refused()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var other = await Conversation.OpenAsync(shared);
        var root = $"ws://{shared.Service.Address.Authority}{conversation.Path("stream")}?watermark=";
        var foreign = System.Web.HttpUtility.ParseQueryString((await other.StreamUrlAsync()).Query)["t"];

        Assert.Equal(401, await StreamReader.RefusedAsync(new Uri(root)));
        Assert.Equal(401, await StreamReader.RefusedAsync(new Uri($"{root}&t=nonsense")));
        Assert.Equal(403, await StreamReader.RefusedAsync(new Uri($"{root}&t={SignedToken.Forged(conversation.Id)}")));
        Assert.Equal(403, await StreamReader.RefusedAsync(new Uri($"{root}&t={SignedToken.Expired(conversation.Id, audience: "stream")}")));
        Assert.Equal(403, await StreamReader.RefusedAsync(new Uri($"{root}&t={foreign}")));
        Assert.Equal(403, await StreamReader.RefusedAsync(new Uri($"{root}&t={conversation.Token}")));
    }

    [Fact]
    public async Task A_stream_token_opens_nothing_but_the_stream()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var t = System.Web.HttpUtility.ParseQueryString((await conversation.StreamUrlAsync()).Query)["t"]!;

        await Protocol.RefusedAsync(await Protocol.SendAsync(shared.Service.Http, HttpMethod.Get, conversation.Path("activities"), t), 403, "BadArgument");
        await Protocol.RefusedAsync(await Protocol.SendAsync(shared.Service.Http, HttpMethod.Post, "/v3/directline/tokens/refresh", t), 403, "BadArgument");
    }

    [Fact]
    public async Task A_request_that_is_no_upgrade_is_400()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var url = await conversation.StreamUrlAsync();

        await Protocol.RefusedAsync(await shared.Service.Http.GetAsync(new UriBuilder(url) { Scheme = "http" }.Uri), 400, "BadArgument");
    }

    [Fact]
    public async Task A_page_of_another_origin_opens_no_stream()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var url = await conversation.StreamUrlAsync();

        Assert.Equal(403, await StreamReader.RefusedAsync(url, "https://evil.example"));
        await using var allowed = await StreamReader.OpenAsync(url, SharedService.Page);
        await allowed.TakeAsync(1);
    }

    private static List<string> Ids(IEnumerable<JsonNode> activities) => [.. activities.Select(activity => activity.Text("id"))];
}
