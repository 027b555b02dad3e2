using System.Globalization;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>Rate limits, and what a proxy in front changes: settings that the shared service does not have.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private ServiceProcess _service = null!;

    public async Task InitializeAsync() => _service = await ServiceProcess.StartAsync(new Dictionary<string, string>
    {
        ["RateLimits__MessagesPerSecond"] = "1",
        ["RateLimits__MessageBurst"] = "3",
        ["RateLimits__TokensPerUserPerMinute"] = "2",
        ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
    });

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_conversation_that_posts_too_fast_is_told_when_to_come_back_and_others_are_not()
    {
        var fast = await Conversation.OpenAsync(_service.Http);
        var other = await Conversation.OpenAsync(_service.Http);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => fast.PostAsync($$"""{"type":"message","from":{"id":"a"},"text":"{{i}}"}""")));

        var refused = answers.Where(answer => (int)answer.StatusCode == 429).ToList();
        Assert.InRange(refused.Count, 5, 7);
        Assert.All(refused, answer => Assert.InRange(
            int.Parse(answer.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture), 1, 5));
        await Protocol.RefusedAsync(refused[0], 429, "ServiceError");
        await other.SayAsync("bonjour");
    }

    [Fact]
    public async Task A_server_with_the_secret_is_not_counted()
    {
        var conversation = await Conversation.OpenAsync(_service.Http);
        for (var i = 0; i < 8; i++)
        {
            await Protocol.ReadAsync(await Protocol.SendAsync(_service.Http, HttpMethod.Post, conversation.Path("activities"), ServiceProcess.Secret,
                Protocol.Json("""{"type":"event","name":"x","from":{"id":"a"}}""")));
        }
    }

    [Fact]
    public async Task One_persons_tokens_are_limited_and_another_persons_are_not_touched()
    {
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add(await TokenAsync("ana@entreprise.example"));
        }

        Assert.Equal([200, 200, 429, 429], answers.Select(answer => (int)answer.StatusCode));
        Assert.True(answers[2].Headers.Contains("Retry-After"));
        await Protocol.ProblemAsync(answers[2], 429);
        Assert.Equal(200, (int)(await TokenAsync("ben@entreprise.example")).StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_tls_the_stream_url_is_wss_of_the_public_host()
    {
        var conversation = await Conversation.OpenAsync(_service.Http);

        var again = await Protocol.ReadAsync(await Protocol.SendAsync(_service.Http, HttpMethod.Get, conversation.Path(), conversation.Token, null,
            ("X-Forwarded-Proto", "https"), ("Host", "assistant.exemple.fr")));

        Assert.StartsWith("wss://assistant.exemple.fr/v3/directline/", again.Text("streamUrl"), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> TokenAsync(string login) => _service.Http.PostAsync(
        new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json($$"""{"userToken":"{{SignedToken.OfPortal(login)}}"}"""));
}
