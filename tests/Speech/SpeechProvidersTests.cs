using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;
using Microsoft.AspNetCore.Http;

namespace ChorusAssistant.Tests.Speech;

/// <summary>The service as it starts with each provider, and with what an operator may forget.</summary>
public sealed class SpeechProvidersTests
{
    [Fact]
    public async Task Without_a_model_and_without_a_voice_it_starts_and_says_so()
    {
        await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string>
        {
            ["Speech__Provider"] = "Offline",
            ["Speech__ModelPath"] = "/nowhere/at/all",
            ["Speech__EspeakPath"] = "espeak-ng-that-is-not-there",
        });

        Assert.Equal("""{"provider":"Offline","recognition":false,"synthesis":false,"reason":"no-model"}""", await AbilitiesAsync(service));
        Assert.Single(service.Output.Split('\n'), line => line.Contains("Speech is not complete", StringComparison.Ordinal));
        Assert.Contains("/nowhere/at/all", service.Output, StringComparison.Ordinal);
        var token = await TokenAsync(service);
        using var sound = new ByteArrayContent(Recordings.Bytes("s09.wav"));
        using var refused = await Protocol.SendAsync(service.Http, HttpMethod.Post, "/api/speech/transcribe", token, sound);
        Assert.Null(refused.Headers.RetryAfter);
        await Protocol.ProblemAsync(refused, 503);
        await Protocol.ProblemAsync(await Protocol.SendAsync(service.Http, HttpMethod.Post, "/api/speech/synthesize", token, Protocol.Json("""{"text":"a"}""")), 503);

        await service.StopAsync();
        var broken = Recordings.CopyOfDouble();
        File.WriteAllText(Path.Combine(broken.FullName, "onnx", "encoder_model.onnx"), "no network");
        await service.StartAgainAsync(("Speech__ModelPath", broken.FullName), ("Speech__EspeakPath", "espeak-ng"));

        Assert.Equal("""{"provider":"Offline","recognition":false,"synthesis":true,"reason":"broken-model"}""", await AbilitiesAsync(service));
        broken.Delete(recursive: true);
    }

    [Fact]
    public async Task By_azure_the_widget_gets_a_token_and_our_pages_may_connect_there()
    {
        await using var azure = await StandIn.StartAsync(http => http.Response.WriteAsync("a.jwt.token"));
        var host = $"ws://{azure.Address.Authority}";
        await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string>
        {
            ["Speech__Provider"] = "Azure",
            ["Speech__Region"] = "francecentral",
            ["Speech__Key"] = "the-key-that-nobody-may-see",
            ["Speech__Host"] = host,
        });

        Assert.Equal("""{"provider":"Azure","recognition":false,"synthesis":false}""", await AbilitiesAsync(service));
        using var answer = await Protocol.SendAsync(service.Http, HttpMethod.Post, "/api/speech/token", await TokenAsync(service));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Matches("^\\{\"token\":\"a.jwt.token\",\"region\":\"francecentral\",\"host\":\"" + host + "\",\"expiresIn\":(600|5\\d\\d)\\}$", await answer.Content.ReadAsStringAsync());

        foreach (var page in (string[])["/", "/api/speech"])
        {
            using var shown = await service.Http.GetAsync(new Uri(page, UriKind.Relative));
            Assert.Contains($"connect-src 'self' {host}", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Contains("microphone=(self)", Assert.Single(shown.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        }

        using var still = await service.Http.GetAsync(new Uri("/aide", UriKind.Relative));
        Assert.DoesNotContain("the-key-that-nobody-may-see", service.Output + service.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Azure_without_a_key_stops_the_start()
    {
        var (exitCode, errors) = await ServiceProcess.RunToEndAsync(new Dictionary<string, string> { ["Speech__Provider"] = "Azure" });

        Assert.Equal(78, exitCode);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("Speech:Key", StringComparison.Ordinal) && line.Contains("Speech:Region", StringComparison.Ordinal));
    }

    private static async Task<string> AbilitiesAsync(ServiceProcess service) => await service.Http.GetStringAsync(new Uri("/api/speech", UriKind.Relative));

    private static async Task<string> TokenAsync(ServiceProcess service) =>
        (await Protocol.ReadAsync(await service.Http.PostAsync(new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json("{}")))).Text("token");
}
