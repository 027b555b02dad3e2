using System.Net.WebSockets;
using System.Text.Json.Nodes;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;
using StreamReader = ChorusAssistant.Tests.DirectLine.StreamReader;

namespace ChorusAssistant.Tests.Security;

/// <summary>Who may read and write in a conversation, tried as thieves would: fixation, replay, theft, and what is left after a sign-out.</summary>
[Collection(SharedService.Name)]
public sealed class SessionTests(SharedService shared)
{
    private const string Ana = "ana.lopez@entreprise.example";
    private const string Eve = "eve.martin@entreprise.example";

    [Fact]
    public async Task Whoever_prepared_a_conversation_is_out_once_another_signs_in_to_it()
    {
        var prepared = await Conversation.OpenAsync(shared);
        await prepared.SayAsync("je veux réinitialiser le mot de passe technique");
        var stream = await prepared.StreamUrlAsync();
        await using var socket = await prepared.FollowAsync();
        await socket.TakeReplyAsync();

        var victim = new Conversation(shared.Service.Http, prepared.Id, (await SignInAsync(prepared, Ana)).Text("token"));
        await victim.SayAsync("bonjour");

        // The open socket says nothing of it, and is closed.
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await socket.ShutOutAsync());
        Assert.Equal(403, await StreamReader.RefusedAsync(stream));
        foreach (var (method, path) in ((HttpMethod, string)[])
            [(HttpMethod.Get, "activities"), (HttpMethod.Post, "activities"), (HttpMethod.Post, "upload"), (HttpMethod.Get, ""), (HttpMethod.Get, "files/x")])
        {
            await Protocol.RefusedAsync(await prepared.SendAsync(method, prepared.Path(path), Protocol.Json("{}")), 403, "BadArgument");
        }

        await Protocol.RefusedAsync(await prepared.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh"), 403, "BadArgument");
        await Protocol.RefusedAsync(await prepared.SendAsync(HttpMethod.Post, "/v3/directline/conversations"), 403, "BadArgument");
        await Protocol.ProblemAsync(await TokenAsync(("token", prepared.Token)), 403);
        await Protocol.ProblemAsync(await TokenAsync(("token", prepared.Token), ("userToken", SignedToken.OfPortal(Eve))), 403);
        await Protocol.ProblemAsync(await PostSignInAsync(prepared, Eve), 403);
    }

    [Fact]
    public async Task Signing_in_while_a_slept_token_is_exchanged_shuts_others_out_at_once_too()
    {
        var prepared = await Conversation.OpenAsync(shared);
        await prepared.SayAsync("bonjour");

        await Protocol.ReadAsync(await TokenAsync(("token", prepared.Token), ("userToken", SignedToken.OfPortal(Ana))));

        await Protocol.RefusedAsync(await prepared.SendAsync(HttpMethod.Get, prepared.Path("activities")), 403, "BadArgument");
    }

    [Fact]
    public async Task After_a_sign_out_nothing_of_the_sign_in_opens_the_conversation()
    {
        var conversation = await Conversation.OpenAsync(shared);
        conversation.Token = (await SignInAsync(conversation, Ana)).Text("token");
        await conversation.SayAsync("bonjour");
        var renewed = (await Protocol.ReadAsync(await conversation.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh"))).Text("token");
        await using var socket = await conversation.FollowAsync();
        await socket.TakeReplyAsync();

        using var answer = await conversation.SendAsync(HttpMethod.Post, "/api/webchat/sign-out");

        Assert.Equal(204, (int)answer.StatusCode);
        foreach (var token in (string[])[conversation.Token, renewed])
        {
            var thief = new Conversation(shared.Service.Http, conversation.Id, token);
            await Protocol.RefusedAsync(await thief.SendAsync(HttpMethod.Get, thief.Path("activities")), 403, "BadArgument");
            await Protocol.RefusedAsync(await thief.PostAsync("""{"type":"message","text":"bonjour"}"""), 403, "BadArgument");
            await Protocol.RefusedAsync(await thief.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh"), 403, "BadArgument");
            await Protocol.ProblemAsync(await TokenAsync(("token", token)), 403);
        }

        // Whoever signs in again has it back, and what a thief's socket heard ends there.
        conversation.Token = (await Protocol.ReadAsync(await TokenAsync(("conversationId", conversation.Id), ("userToken", SignedToken.OfPortal(Ana))))).Text("token");
        await conversation.SayAsync("me revoilà");
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await socket.ShutOutAsync());
        Assert.Contains(await conversation.ReadAllAsync(), activity => (string?)activity["text"] == "me revoilà");
    }

    [Fact]
    public async Task A_sign_out_needs_the_conversations_token_and_is_nothing_to_a_stranger()
    {
        await Protocol.ProblemAsync(await shared.Service.Http.PostAsync(new Uri("/api/webchat/sign-out", UriKind.Relative), null), 401);
        await Protocol.ProblemAsync(await Protocol.SendAsync(shared.Service.Http, HttpMethod.Post, "/api/webchat/sign-out", SignedToken.Forged("x")), 403);
        await Protocol.ProblemAsync(await Protocol.SendAsync(
            shared.Service.Http, HttpMethod.Post, "/api/webchat/sign-out", SignedToken.Expired("x"), null, ("Origin", "https://evil.example")), 403);

        var stranger = await Conversation.OpenAsync(shared);
        using var answer = await stranger.SendAsync(HttpMethod.Post, "/api/webchat/sign-out");
        Assert.Equal(204, (int)answer.StatusCode);
        await stranger.SayAsync("bonjour");
    }

    [Fact]
    public async Task Nobody_signs_another_person_out()
    {
        var ana = await Conversation.OpenAsync(shared);
        var before = ana.Token;
        ana.Token = (await SignInAsync(ana, Ana)).Text("token");

        // With the token from before the sign-in: a stranger's, who changes nothing.
        using var answer = await Protocol.SendAsync(shared.Service.Http, HttpMethod.Post, "/api/webchat/sign-out", before);

        await ana.SayAsync("bonjour");
    }

    [Fact]
    public async Task A_token_opens_its_own_conversation_and_no_other()
    {
        var (mine, theirs) = (await Conversation.OpenAsync(shared), await Conversation.OpenAsync(shared));
        var thief = new Conversation(shared.Service.Http, theirs.Id, mine.Token);
        foreach (var (method, path) in ((HttpMethod, string)[])
            [(HttpMethod.Get, "activities"), (HttpMethod.Post, "activities"), (HttpMethod.Post, "upload"), (HttpMethod.Get, ""), (HttpMethod.Get, "files/x")])
        {
            await Protocol.RefusedAsync(await thief.SendAsync(method, thief.Path(path), Protocol.Json("{}")), 403, "BadArgument");
        }

        var stream = new UriBuilder(await mine.StreamUrlAsync());
        stream.Path = theirs.Path("stream");
        Assert.Equal(403, await StreamReader.RefusedAsync(stream.Uri));
    }

    [Fact]
    public async Task Each_kind_of_token_is_good_for_its_own_purpose_only()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var stream = System.Web.HttpUtility.ParseQueryString((await conversation.StreamUrlAsync()).Query)["t"]!;
        string[] others = [stream, SignedToken.OfPortal(Ana), SignedToken.Forged(conversation.Id), Unsigned(conversation.Token), Resigned(conversation.Token), "", "a.b.c"];

        foreach (var token in others.Where(token => token.Length > 0))
        {
            var thief = new Conversation(shared.Service.Http, conversation.Id, token);
            await Protocol.RefusedAsync(await thief.SendAsync(HttpMethod.Get, thief.Path("activities")), 403, "BadArgument");
            await Protocol.ProblemAsync(await TokenAsync(("token", token)), 403);
        }

        foreach (var token in others.Append(conversation.Token).Where(token => token != stream))
        {
            var wrong = new UriBuilder(await conversation.StreamUrlAsync()) { Query = $"watermark=&t={token}" };
            Assert.InRange(await StreamReader.RefusedAsync(wrong.Uri), 401, 403);
        }

        await Protocol.ProblemAsync(await TokenAsync(("userToken", conversation.Token)), 401);
    }

    [Fact]
    public async Task A_token_of_one_page_is_worth_nothing_on_another_not_even_to_be_exchanged()
    {
        var own = shared.Service.Address.GetLeftPart(UriPartial.Authority);
        var made = await Protocol.ReadAsync(await Protocol.SendAsync(
            shared.Service.Http, HttpMethod.Post, "/api/webchat/token", null, Protocol.Json("{}"), ("Origin", own)));
        var token = made.Text("token");

        foreach (var (method, path, body) in ((HttpMethod, string, string)[])
            [(HttpMethod.Post, "/v3/directline/conversations", ""), (HttpMethod.Post, "/v3/directline/tokens/refresh", "")])
        {
            await Protocol.RefusedAsync(await Protocol.SendAsync(
                shared.Service.Http, method, path, token, Protocol.Json(body), ("Origin", SharedService.Page)), 403, "BadArgument");
        }

        await Protocol.ProblemAsync(await Protocol.SendAsync(shared.Service.Http, HttpMethod.Post, "/api/webchat/token", null,
            Protocol.Json(Body(("token", token))), ("Origin", SharedService.Page)), 403);
        await Protocol.ProblemAsync(await Protocol.SendAsync(shared.Service.Http, HttpMethod.Post, "/api/webchat/token", token,
            Protocol.Json(Body(("conversationId", made.Text("conversationId")), ("userToken", SignedToken.OfPortal(Ana)))), ("Origin", SharedService.Page)), 403);
    }

    private static string Body(params (string Name, string Value)[] properties) =>
        new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Value))).ToJsonString();

    // The same claims under "none", and under a key that everybody knows.
    private static string Unsigned(string token) => $"{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";

    private static string Resigned(string token)
    {
        var signed = $"{token.Split('.')[0]}.{token.Split('.')[1]}";
        var signature = System.Security.Cryptography.HMACSHA256.HashData(new byte[32], System.Text.Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(signature)}";
    }

    private Task<HttpResponseMessage> TokenAsync(params (string Name, string Value)[] properties) =>
        shared.Service.Http.PostAsync(new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json(Body(properties)));

    private static Task<HttpResponseMessage> PostSignInAsync(Conversation conversation, string login) => conversation.SendAsync(
        HttpMethod.Post, "/api/webchat/token", Protocol.Json(Body(("conversationId", conversation.Id), ("userToken", SignedToken.OfPortal(login)))));

    private static async Task<JsonNode> SignInAsync(Conversation conversation, string login) =>
        await Protocol.ReadAsync(await PostSignInAsync(conversation, login));
}
