using System.Net;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>Tokens, starts and reconnects (facts/direct-line.md, sections 1 and 3).</summary>
[Collection(SharedService.Name)]
public sealed class ConversationTests(SharedService shared)
{
    private const string Generate = "/v3/directline/tokens/generate";
    private const string Refresh = "/v3/directline/tokens/refresh";
    private const string Start = "/v3/directline/conversations";

    private HttpClient Http => shared.Service.Http;

    [Fact]
    public async Task The_secret_makes_a_token_whose_user_a_client_can_read()
    {
        var made = await Protocol.ReadAsync(await SendAsync(Generate, ServiceProcess.Secret, """{"user":{"id":"dl_42","name":"Ana"}}"""));

        Assert.Null(made["streamUrl"]);
        Assert.True((int)made["expires_in"]! >= 1200);
        var claims = SignedToken.Claims(made.Text("token"));
        Assert.Equal(("dl_42", made.Text("conversationId")), (claims.Text("user"), claims.Text("conv")));
    }

    [Fact]
    public async Task Bodies_are_read_in_any_case()
    {
        var made = await Protocol.ReadAsync(await SendAsync(Generate, ServiceProcess.Secret, """{"User":{"Id":"dl_43"}}"""));

        Assert.Equal("dl_43", SignedToken.Claims(made.Text("token")).Text("user"));
    }

    [Fact]
    public async Task A_token_made_with_no_body_names_no_user()
    {
        var made = await Protocol.ReadAsync(await Protocol.SendAsync(Http, HttpMethod.Post, Generate, ServiceProcess.Secret));

        Assert.Null(SignedToken.Claims(made.Text("token"))["user"]);
    }

    [Fact]
    public async Task A_token_makes_no_tokens()
    {
        var conversation = await Conversation.OpenAsync(shared);

        await Protocol.RefusedAsync(await conversation.SendAsync(HttpMethod.Post, Generate), 403, "BadArgument");
    }

    [Fact]
    public async Task The_first_start_of_a_token_is_201_and_the_next_one_200_with_the_same_conversation()
    {
        var made = await Protocol.ReadAsync(await SendAsync(Generate, ServiceProcess.Secret, """{"user":{"id":"dl_44"}}"""));

        using var first = await SendAsync(Start, made.Text("token"), """{"user":{},"locale":"fr-FR"}""");
        using var second = await SendAsync(Start, made.Text("token"), """{"user":{},"locale":"fr-FR"}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        var (one, two) = (await Protocol.ReadAsync(first), await Protocol.ReadAsync(second));
        Assert.Equal(made.Text("conversationId"), one.Text("conversationId"));
        Assert.Equal(made.Text("conversationId"), two.Text("conversationId"));
        Assert.StartsWith($"ws://{shared.Service.Address.Authority}/v3/directline/", one.Text("streamUrl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starts_that_arrive_together_begin_one_conversation_and_greet_once()
    {
        var made = await Protocol.ReadAsync(await SendAsync(Generate, ServiceProcess.Secret, "{}"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(Start, made.Text("token"), "{}")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        var conversation = new Conversation(Http, made.Text("conversationId"), made.Text("token"));
        Assert.Single(await conversation.ReadAllAsync());
    }

    [Fact]
    public async Task Each_start_with_the_secret_is_a_new_conversation()
    {
        var one = await Protocol.ReadAsync(await SendAsync(Start, ServiceProcess.Secret, "{}"));
        var two = await Protocol.ReadAsync(await SendAsync(Start, ServiceProcess.Secret, "{}"));

        Assert.NotEqual(one.Text("conversationId"), two.Text("conversationId"));
    }

    [Fact]
    public async Task A_reconnect_gives_a_token_and_a_stream_as_the_client_overwrites_its_own()
    {
        var conversation = await Conversation.OpenAsync(shared);

        var again = await Protocol.ReadAsync(await conversation.SendAsync(HttpMethod.Get, conversation.Path() + "?watermark="));

        Assert.Equal(conversation.Id, again.Text("conversationId"));
        Assert.StartsWith("ws://", again.Text("streamUrl"), StringComparison.Ordinal);
        Assert.Equal(SignedToken.Claims(conversation.Token).Text("user"), SignedToken.Claims(again.Text("token")).Text("user"));
    }

    [Fact]
    public async Task A_reconnect_with_the_secret_keeps_the_user_of_the_conversation()
    {
        var conversation = await Conversation.OpenAsync(shared);

        var again = await Protocol.ReadAsync(await Protocol.SendAsync(Http, HttpMethod.Get, conversation.Path(), ServiceProcess.Secret));

        Assert.Equal(SignedToken.Claims(conversation.Token).Text("user"), SignedToken.Claims(again.Text("token")).Text("user"));
    }

    [Fact]
    public async Task A_refreshed_token_is_of_the_same_conversation_and_user_and_the_old_one_stays_good()
    {
        var conversation = await Conversation.OpenAsync(shared);

        var fresh = await Protocol.ReadAsync(await conversation.SendAsync(HttpMethod.Post, Refresh));

        Assert.Equal(conversation.Id, fresh.Text("conversationId"));
        Assert.Equal(SignedToken.Claims(conversation.Token).Text("user"), SignedToken.Claims(fresh.Text("token")).Text("user"));
        Assert.Single((await conversation.ReadAsync()).Activities);
    }

    [Fact]
    public async Task An_expired_token_is_not_refreshed()
    {
        var expired = SignedToken.Expired("slept");

        await Protocol.RefusedAsync(await Protocol.SendAsync(Http, HttpMethod.Post, Refresh, expired), 403, "TokenExpired");
    }

    [Fact]
    public async Task The_secret_cannot_be_refreshed() =>
        await Protocol.RefusedAsync(await Protocol.SendAsync(Http, HttpMethod.Post, Refresh, ServiceProcess.Secret), 403, "BadArgument");

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "activities")]
    [InlineData("POST", "activities")]
    [InlineData("POST", "upload?userId=a")]
    [InlineData("GET", "files/none")]
    public async Task Every_call_asks_for_a_credential_of_its_own_conversation(string method, string call)
    {
        var mine = await Conversation.OpenAsync(shared);
        var other = await Conversation.OpenAsync(shared);
        var (verb, path) = (HttpMethod.Parse(method), mine.Path(call));

        await Protocol.RefusedAsync(await Protocol.SendAsync(Http, verb, path, null), 401, "BadArgument");
        await Protocol.RefusedAsync(await Protocol.SendAsync(Http, verb, path, null, null, ("Authorization", "Basic eDp5")), 401, "BadArgument");
        await Protocol.RefusedAsync(await Protocol.SendAsync(Http, verb, path, null, null, ("Authorization", "Bearer ")), 401, "BadArgument");
        await Protocol.RefusedAsync(await Protocol.SendAsync(Http, verb, path, "undefined"), 403, "BadArgument");
        await Protocol.RefusedAsync(await Protocol.SendAsync(Http, verb, path, SignedToken.Forged(mine.Id)), 403, "BadArgument");
        await Protocol.RefusedAsync(await Protocol.SendAsync(Http, verb, path, SignedToken.Expired(mine.Id)), 403, "TokenExpired");
        await Protocol.RefusedAsync(await Protocol.SendAsync(Http, verb, path, other.Token), 403, "BadArgument");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/activities")]
    [InlineData("POST", "/activities")]
    [InlineData("POST", "/upload?userId=a")]
    public async Task An_unknown_conversation_is_404_for_the_secret(string method, string call) =>
        await Protocol.RefusedAsync(
            await Protocol.SendAsync(Http, HttpMethod.Parse(method), $"{Start}/never-begun{call}", ServiceProcess.Secret, method == "POST" ? Protocol.Json("{}") : null), 404, "BadArgument");

    [Theory]
    [InlineData("GET", "/v3/directline/nothing")]
    [InlineData("POST", "/v3/directline/conversations/x/y/z")]
    [InlineData("PUT", "/v3/directline/conversations")]
    public async Task An_unknown_path_is_404_in_the_shape_of_the_protocol(string method, string path) =>
        await Protocol.RefusedAsync(await Protocol.SendAsync(Http, HttpMethod.Parse(method), path, ServiceProcess.Secret), 404, "BadArgument");

    [Theory]
    [InlineData("{", "BadSyntax")]
    [InlineData("[]", "BadArgument")]
    [InlineData("""{"user":"ana"}""", "BadArgument")]
    [InlineData("""{"locale":12}""", "BadArgument")]
    public async Task A_start_whose_body_is_wrong_is_400(string body, string code) =>
        await Protocol.RefusedAsync(await SendAsync(Start, ServiceProcess.Secret, body), 400, code);

    [Fact]
    public async Task A_user_id_longer_than_anybody_needs_is_400() =>
        await Protocol.RefusedAsync(
            await SendAsync(Generate, ServiceProcess.Secret, new JsonObject { ["user"] = new JsonObject { ["id"] = new string('x', 500) } }.ToJsonString()),
            400, "BadArgument");

    [Fact]
    public async Task Answers_are_kept_by_nobody()
    {
        var conversation = await Conversation.OpenAsync(shared);

        using var history = await conversation.SendAsync(HttpMethod.Get, conversation.Path("activities"));
        using var again = await conversation.SendAsync(HttpMethod.Get, conversation.Path());

        Assert.True(history.Headers.CacheControl!.NoStore);
        Assert.True(again.Headers.CacheControl!.NoStore);
    }

    private Task<HttpResponseMessage> SendAsync(string path, string credential, string body) =>
        Protocol.SendAsync(Http, HttpMethod.Post, path, credential, Protocol.Json(body));
}
