using System.Collections.Concurrent;
using ChorusAssistant.Bot.Speech;
using ChorusAssistant.Bot.Speech.Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests.Speech;

/// <summary>Azure's token endpoint, as a stand-in on this machine answers for it.</summary>
public sealed class AzureTokensTests
{
    private const string Key = "the-key-that-nobody-may-see";

    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<string> _lines = [];

    [Fact]
    public async Task Asks_as_azure_wants_to_be_asked()
    {
        var asked = "";
        await using var azure = await StandIn.StartAsync(http =>
        {
            asked = $"{http.Request.Method} {http.Request.Path} {http.Request.Headers["Ocp-Apim-Subscription-Key"]} {http.Request.ContentLength}";
            return http.Response.WriteAsync("a.jwt.token");
        });
        using var tokens = Tokens(azure.Address);

        Assert.Equal(("a.jwt.token", 600), await tokens.GetAsync(CancellationToken.None));
        Assert.Equal($"POST /sts/v1.0/issueToken {Key} 0", asked);
    }

    [Fact]
    public async Task Keeps_a_token_nine_minutes_and_all_share_one_call()
    {
        var calls = 0;
        var gate = new TaskCompletionSource();
        await using var azure = await StandIn.StartAsync(async http =>
        {
            var call = Interlocked.Increment(ref calls);
            await gate.Task;
            await http.Response.WriteAsync($"token-{call}");
        });
        using var tokens = Tokens(azure.Address);

        var several = Enumerable.Range(0, 10).Select(_ => tokens.GetAsync(CancellationToken.None)).ToArray();
        gate.SetResult();

        Assert.All(await Task.WhenAll(several), token => Assert.Equal(("token-1", 600), token));
        _time.Advance(TimeSpan.FromMinutes(8));
        Assert.Equal(("token-1", 120), await tokens.GetAsync(CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(("token-2", 600), await tokens.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Who_leaves_does_not_end_the_call_of_the_others()
    {
        var gate = new TaskCompletionSource();
        await using var azure = await StandIn.StartAsync(async http =>
        {
            await gate.Task;
            await http.Response.WriteAsync("token");
        });
        using var tokens = Tokens(azure.Address);
        using var left = new CancellationTokenSource();

        var leaving = tokens.GetAsync(left.Token);
        var staying = tokens.GetAsync(CancellationToken.None);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        gate.SetResult();

        Assert.Equal("token", (await staying).Token);
    }

    [Theory]
    [InlineData(401, "Access denied")]
    [InlineData(500, "")]
    [InlineData(302, "")]
    [InlineData(200, "")]
    [InlineData(200, "<html>a page\nof a proxy</html>")]
    public async Task A_refusal_is_no_token_and_is_not_remembered(int status, string body)
    {
        var isBroken = true;
        await using var azure = await StandIn.StartAsync(http =>
        {
            http.Response.StatusCode = isBroken ? status : 200;
            return http.Response.WriteAsync(isBroken ? body : "token");
        });
        using var tokens = Tokens(azure.Address);

        var refused = await Assert.ThrowsAsync<SpeechException>(() => tokens.GetAsync(CancellationToken.None));
        Assert.Equal(SpeechRefusal.AzureFailed, refused.Refusal);
        isBroken = false;
        Assert.Equal("token", (await tokens.GetAsync(CancellationToken.None)).Token);
        Assert.DoesNotContain(_lines, line => line.Contains(Key, StringComparison.Ordinal) || line.Contains("Access denied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_said_so()
    {
        var azure = await StandIn.StartAsync(_ => Task.CompletedTask);
        var address = azure.Address;
        await azure.DisposeAsync();
        using var tokens = Tokens(address);

        var refused = await Assert.ThrowsAsync<SpeechException>(() => tokens.GetAsync(CancellationToken.None));

        Assert.Equal((SpeechRefusal.AzureUnreachable, true), (refused.Refusal, refused.RetryAfter > TimeSpan.Zero));
    }

    [Theory]
    [InlineData("francecentral", "", "", "https://francecentral.api.cognitive.microsoft.com/sts/v1.0/issueToken", "wss://francecentral.stt.speech.microsoft.com wss://francecentral.tts.speech.microsoft.com")]
    [InlineData("usgovvirginia", "", "", "https://usgovvirginia.api.cognitive.microsoft.us/sts/v1.0/issueToken", "wss://usgovvirginia.stt.speech.azure.us wss://usgovvirginia.tts.speech.azure.us")]
    [InlineData("chinaeast2", "", "", "https://chinaeast2.api.cognitive.azure.cn/sts/v1.0/issueToken", "wss://chinaeast2.stt.speech.azure.cn wss://chinaeast2.tts.speech.azure.cn")]
    [InlineData("", "wss://parole.exemple.fr", "", "https://parole.exemple.fr/sts/v1.0/issueToken", "wss://parole.exemple.fr")]
    [InlineData("x", "ws://127.0.0.1:9000", "https://jeton.exemple.fr/t", "https://jeton.exemple.fr/t", "ws://127.0.0.1:9000")]
    public void Knows_the_addresses(string region, string host, string tokenUrl, string tokens, string sources)
    {
        var options = new SpeechOptions { Provider = SpeechProvider.Azure, Region = region, Host = host, TokenUrl = tokenUrl };

        Assert.Equal(tokens, AzureHosts.TokenAddress(options).AbsoluteUri);
        Assert.Equal(sources, string.Join(' ', AzureHosts.ConnectSources(options)));
        options.Provider = SpeechProvider.Browser;
        Assert.Empty(AzureHosts.ConnectSources(options));
    }

    private AzureTokens Tokens(Uri host) => new(
        StandIn.Clients, new SpeechOptions { Provider = SpeechProvider.Azure, Key = Key, Host = host.AbsoluteUri }, _time, Log());

    private ILogger<AzureTokens> Log() => LoggerFactory.Create(log => log.AddProvider(new LogRecorder(_lines))).CreateLogger<AzureTokens>();
}
