using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;
using ChorusAssistant.Tests.Workflows.Persistence;

namespace ChorusAssistant.Tests.Faults;

/// <summary>Two nodes over one real PostgreSQL, which both found empty when they started together.</summary>
public sealed class TwoNodesTests(TwoNodesTests.Nodes nodes) : IClassFixture<TwoNodesTests.Nodes>
{
    [Fact]
    public async Task A_conversation_goes_on_when_each_message_reaches_the_other_node()
    {
        var talk = new Talk(Conversation.WaitingAccount, nodes.A.Http, nodes.B.Http);

        await talk.HoldAsync(() => Task.CompletedTask);

        await talk.AssertKeptAsync();
    }

    [Fact]
    public async Task After_a_post_to_one_node_the_other_shows_the_whole_reply_at_once()
    {
        var (onA, onB) = await OpenAsync();
        for (var i = 0; i < 20; i++)
        {
            var (posts, reads) = i % 2 == 0 ? (onA, onB) : (onB, onA);
            var id = await posts.SayAsync("bonjour");

            var all = await reads.ReadAllAsync();

            Assert.Equal((id, "bot"), (all[^1].Text("replyToId"), all[^1].Role()));
        }
    }

    [Fact]
    public async Task A_socket_on_one_node_sees_what_is_posted_on_the_other()
    {
        var (onA, onB) = await OpenAsync();
        await using var stream = await onA.FollowAsync();
        await stream.TakeAsync(1);

        for (var i = 0; i < 5; i++)
        {
            var id = await onB.SayAsync("bonjour");
            var seen = await stream.TakeReplyAsync();
            Assert.Equal(id, seen[0].Text("id"));
        }

        Assert.Equal((await onB.ReadAsync()).Watermark, stream.Watermark);
    }

    [Fact]
    public async Task Messages_that_race_on_both_nodes_are_all_kept_in_one_order_and_answered_once()
    {
        var (onA, onB) = await OpenAsync();
        await using var stream = await onB.FollowAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => (i % 2 == 0 ? onA : onB).SayAsync("bonjour", $"k{i}")));

        var all = (await onA.ReadAllAsync()).Select(activity => activity.Text("id")).ToList();
        Assert.Equal(all, (await onB.ReadAllAsync()).Select(activity => activity.Text("id")));
        Assert.Equal(all, (await stream.TakeAsync(all.Count)).Select(activity => activity.Text("id")));
        var users = (await onA.ReadAllAsync()).Where(activity => activity.Role() == "user").Select(activity => activity.Text("id"));
        Assert.Equal(ids.Order(StringComparer.Ordinal), users);
    }

    [Fact]
    public async Task The_same_message_at_both_nodes_at_once_is_one_message()
    {
        for (var round = 0; round < 10; round++)
        {
            var (onA, onB) = await OpenAsync();

            var ids = await Task.WhenAll(onA.SayAsync("bonjour", "k"), onB.SayAsync("bonjour", "k"), onA.SayAsync("bonjour", "k"), onB.SayAsync("bonjour", "k"));

            Assert.Single(ids.Distinct());
            Assert.Single(await onA.ReadAllAsync(), activity => activity.Role() == "user");
        }
    }

    [Fact]
    public async Task Text_that_postgresql_cannot_hold_as_text_is_kept_all_the_same()
    {
        var (onA, onB) = await OpenAsync();

        await onA.SayAsync("bon\u0000jour", "k\u0000");

        Assert.Equal("bon\u0000jour", (await onB.ReadAllAsync())[1].Text("text"));
    }

    private async Task<(Conversation OnA, Conversation OnB)> OpenAsync()
    {
        var onA = await Conversation.OpenAsync(nodes.A.Http);
        return (onA, new Conversation(nodes.B.Http, onA.Id, onA.Token));
    }

    /// <summary>The server and its two nodes.</summary>
    public sealed class Nodes : IAsyncLifetime
    {
        private readonly PostgreSqlServer _server = new();

        public ServiceProcess A { get; private set; } = null!;

        public ServiceProcess B { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await _server.InitializeAsync();
            var settings = new Dictionary<string, string>
            {
                ["Database__Provider"] = "PostgreSql",
                ["ConnectionStrings__Chorus"] = (await _server.CreateDatabaseAsync()).Replace("Pooling=False", "", StringComparison.Ordinal),
            };
            var both = await Task.WhenAll(ServiceProcess.StartAsync(settings), ServiceProcess.StartAsync(settings));
            (A, B) = (both[0], both[1]);
        }

        public async Task DisposeAsync()
        {
            await A.DisposeAsync();
            await B.DisposeAsync();
            await _server.DisposeAsync();
        }
    }
}
