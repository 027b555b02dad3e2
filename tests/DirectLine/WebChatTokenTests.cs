using System.Text.Json.Nodes;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>POST /api/webchat/token (design, sections 6, 7 and 9).</summary>
[Collection(SharedService.Name)]
public sealed class WebChatTokenTests(SharedService shared)
{
    private const string Ana = "ana.lopez@entreprise.example";
    private const string Ben = "ben.moulin@entreprise.example";

    [Fact]
    public async Task A_stranger_gets_a_conversation_and_a_reserved_user_id_inside_the_token()
    {
        var made = await MakeAsync("{}");

        Assert.StartsWith("dl_", made.Text("userId"), StringComparison.Ordinal);
        Assert.Equal(made.Text("userId"), SignedToken.Claims(made.Text("token")).Text("user"));
        Assert.True((int)made["expires_in"]! >= 1200);
        var next = await MakeAsync("");
        Assert.NotEqual((made.Text("conversationId"), made.Text("userId")), (next.Text("conversationId"), next.Text("userId")));
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("\"x\"", 400)]
    [InlineData("""{"userToken":7}""", 400)]
    [InlineData("""{"userToken":"nonsense"}""", 401)]
    [InlineData("""{"userToken":""}""", 401)]
    [InlineData("""{"token":"nonsense"}""", 403)]
    [InlineData("""{"token":""}""", 403)]
    [InlineData("""{"conversationId":"somebody-elses"}""", 403)]
    public async Task A_bad_request_is_answered_with_problem_json(string body, int status) =>
        await Protocol.ProblemAsync(await PostAsync(body), status);

    [Fact]
    public async Task A_body_larger_than_any_token_is_413() =>
        await Protocol.ProblemAsync(await PostAsync(new JsonObject { ["userToken"] = new string('x', 100_000) }.ToJsonString()), 413);

    [Fact]
    public async Task A_token_that_the_portal_did_not_sign_is_401()
    {
        var token = SignedToken.OfPortal(Ana);
        var forged = token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");

        await Protocol.ProblemAsync(await PostAsync(Body(("userToken", forged))), 401);
        await Protocol.ProblemAsync(await PostAsync(Body(("userToken", SignedToken.Forged("x")))), 401);
    }

    [Fact]
    public async Task An_expired_token_is_exchanged_for_one_of_the_same_conversation_and_user()
    {
        var fresh = await MakeAsync(Body(("token", SignedToken.Expired("slept-an-hour"))));

        Assert.Equal(("slept-an-hour", "dl_sleeper"), (fresh.Text("conversationId"), fresh.Text("userId")));
        Assert.Equal("dl_sleeper", SignedToken.Claims(fresh.Text("token")).Text("user"));
    }

    [Fact]
    public async Task A_token_older_than_thirty_days_or_signed_by_others_is_not_exchanged()
    {
        await Protocol.ProblemAsync(await PostAsync(Body(("token", SignedToken.Expired("old", TimeSpan.FromDays(31))))), 403);
        await Protocol.ProblemAsync(await PostAsync(Body(("token", SignedToken.Forged("x")))), 403);
    }

    [Fact]
    public async Task Somebody_who_signs_in_midway_keeps_the_conversation_and_older_tokens_open_it_no_more()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await conversation.SayAsync("bonjour");
        var before = (await conversation.ReadAllAsync()).Count;

        var signedIn = await SignInAsync(conversation, Ana);

        Assert.Equal(conversation.Id, signedIn.Text("conversationId"));
        Assert.Equal(SignedToken.Claims(conversation.Token).Text("user"), signedIn.Text("userId"));
        await Protocol.RefusedAsync(await conversation.SendAsync(HttpMethod.Get, conversation.Path("activities")), 403, "BadArgument");
        await Protocol.ProblemAsync(await PostAsync(Body(("token", conversation.Token))), 403);
        conversation.Token = signedIn.Text("token");
        Assert.Equal(before, (await conversation.ReadAllAsync()).Count);
        await conversation.SayAsync("merci");
    }

    [Fact]
    public async Task A_signed_in_conversation_is_nobody_elses()
    {
        var conversation = await Conversation.OpenAsync(shared);
        conversation.Token = (await SignInAsync(conversation, Ana)).Text("token");

        await Protocol.ProblemAsync(await PostSignInAsync(conversation, Ben), 403);
        await Protocol.ProblemAsync(await PostAsync(Body(("token", conversation.Token), ("userToken", SignedToken.OfPortal(Ben)))), 403);
        await Protocol.ProblemAsync(await PostAsync(Body(("conversationId", conversation.Id), ("userToken", SignedToken.OfPortal(Ben)))), 403);
    }

    [Fact]
    public async Task A_sign_in_needs_the_conversations_own_token_and_the_portals()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var other = await Conversation.OpenAsync(shared);
        var wrong = new Conversation(shared.Service.Http, conversation.Id, other.Token);
        var expired = new Conversation(shared.Service.Http, conversation.Id, SignedToken.Expired(conversation.Id));

        await Protocol.ProblemAsync(await PostSignInAsync(wrong, Ana), 403);
        await Protocol.ProblemAsync(await PostSignInAsync(expired, Ana), 403);
        await Protocol.ProblemAsync(await conversation.SendAsync(HttpMethod.Post, "/api/webchat/token", Protocol.Json(Body(("conversationId", conversation.Id)))), 400);
        await conversation.SayAsync("bonjour");
    }

    [Fact]
    public async Task Who_owns_a_conversation_gets_a_new_token_of_it_on_another_device()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var signedIn = await SignInAsync(conversation, Ana);

        var elsewhere = await MakeAsync(Body(("conversationId", conversation.Id), ("userToken", SignedToken.OfPortal(Ana))));

        Assert.Equal((conversation.Id, signedIn.Text("userId")), (elsewhere.Text("conversationId"), elsewhere.Text("userId")));
        conversation.Token = elsewhere.Text("token");
        await conversation.SayAsync("bonjour");
    }

    [Fact]
    public async Task A_refresh_keeps_who_is_signed_in()
    {
        var conversation = await Conversation.OpenAsync(shared);
        conversation.Token = (await SignInAsync(conversation, Ana)).Text("token");

        conversation.Token = (await Protocol.ReadAsync(await conversation.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh"))).Text("token");

        await conversation.SayAsync("bonjour");
        Assert.NotEmpty(await conversation.ReadAllAsync());
    }

    [Fact]
    public async Task A_page_of_another_origin_gets_no_token() =>
        await Protocol.ProblemAsync(await Protocol.SendAsync(
            shared.Service.Http, HttpMethod.Post, "/api/webchat/token", null, Protocol.Json("{}"), ("Origin", "https://evil.example")), 403);

    private static string Body(params (string Name, string Value)[] properties) =>
        new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Value))).ToJsonString();

    private static Task<HttpResponseMessage> PostSignInAsync(Conversation conversation, string login) =>
        conversation.SendAsync(HttpMethod.Post, "/api/webchat/token",
            Protocol.Json(Body(("conversationId", conversation.Id), ("userToken", SignedToken.OfPortal(login)))));

    private static async Task<JsonNode> SignInAsync(Conversation conversation, string login) =>
        await Protocol.ReadAsync(await PostSignInAsync(conversation, login));

    private Task<HttpResponseMessage> PostAsync(string body) =>
        shared.Service.Http.PostAsync(new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json(body));

    private async Task<JsonNode> MakeAsync(string body) => await Protocol.ReadAsync(await PostAsync(body));
}
