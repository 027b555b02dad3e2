using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ChorusAssistant.Bot.Speech.Audio;
using ChorusAssistant.Tests.DirectLine;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.Speech;

/// <summary>The running service with the double for a model and eSpeak NG for a voice.</summary>
public sealed class SpeechEndpointTests(SpeechEndpointTests.Offline offline) : IClassFixture<SpeechEndpointTests.Offline>
{
    private const string Transcribe = "/api/speech/transcribe?locale=fr-FR";
    private const string Synthesize = "/api/speech/synthesize";

    [Fact]
    public async Task Says_what_it_can_to_everybody()
    {
        using var answer = await offline.Service.Http.GetAsync(new Uri("/api/speech", UriKind.Relative));

        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal("""{"provider":"Offline","recognition":true,"synthesis":true}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Writes_down_what_a_stranger_says_raw_or_in_a_form()
    {
        var token = await TokenAsync();

        using var raw = await SendAsync(Transcribe, token, Wav("s04.wav"));
        Assert.Equal("Mon numéro de SIRET est le 732 829 320 00074.", await TextAsync(raw));
        Assert.True(raw.Headers.CacheControl?.NoStore);

        using var form = new MultipartFormDataContent { { new StringContent("fr"), "language" }, { Wav("s09.wav"), "file", "parole.wav" } };
        using var inForm = await SendAsync(Transcribe, token, form);
        Assert.Equal("Oui.", await TextAsync(inForm));

        using var silence = await SendAsync(Transcribe, token, Wav("n01_silence.wav"));
        Assert.Equal("", await TextAsync(silence));
    }

    [Fact]
    public async Task Hears_other_rates_and_stereo()
    {
        var token = await TokenAsync();
        var samples = Recordings.Samples("s09.wav");
        var twice = WavWriter.Write([.. samples.SelectMany(sample => new[] { sample, sample })], 16_000);
        twice[22] = 2;

        using var stereo = await SendAsync(Transcribe, token, Wav(twice));
        Assert.Equal("Oui.", await TextAsync(stereo));
        using var faster = await SendAsync(Transcribe, token, Wav(WavWriter.Write([.. samples.SelectMany(sample => new[] { sample, sample, sample })], 48_000)));
        Assert.Equal("Oui.", await TextAsync(faster));
    }

    [Fact]
    public async Task Reads_aloud()
    {
        using var answer = await SendAsync(Synthesize, await TokenAsync(), Protocol.Json("""{"text":"Votre compte est activé.","locale":"fr-FR","rate":1.2}"""));

        Assert.Equal("audio/wav", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.True(VoiceGate.HasVoice(WavReader.Read(await answer.Content.ReadAsByteArrayAsync())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"text":" \n "}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":3}""")]
    [InlineData("""{"text":"a","rate":0.4}""")]
    [InlineData("""{"text":"a","rate":2.1}""")]
    [InlineData("""{"text":"a","rate":"fast"}""")]
    [InlineData("""{"text":"a","rate":1e999}""")]
    public async Task A_wrong_text_is_refused(string body) => await RefusedAsync(await SendAsync(Synthesize, await TokenAsync(), Protocol.Json(body)), 400);

    [Fact]
    public async Task A_long_text_is_refused()
    {
        var token = await TokenAsync();
        using var longest = await SendAsync(Synthesize, token, Protocol.Json($$"""{"text":"{{new string('a', 1_000)}}"}"""));

        Assert.Equal(HttpStatusCode.OK, longest.StatusCode);
        await RefusedAsync(await SendAsync(Synthesize, token, Protocol.Json($$"""{"text":"{{new string('a', 1_001)}}"}""")), 413);
        await RefusedAsync(await SendAsync(Synthesize, token, Protocol.Json($$"""{"text":"{{new string('a', 100_000)}}"}""")), 413);
    }

    [Fact]
    public async Task A_wrong_recording_is_refused()
    {
        var token = await TokenAsync();

        await RefusedAsync(await SendAsync(Transcribe, token, Wav([])), 400);
        await RefusedAsync(await SendAsync(Transcribe, token, Wav([.. "RIFF____WAVEfmt "u8])), 400);
        await RefusedAsync(await SendAsync(Transcribe, token, null), 415);
        await RefusedAsync(await SendAsync(Transcribe, token, Protocol.Json("{}")), 415);
        await RefusedAsync(await SendAsync(Transcribe, token, Sound([.. Recordings.Bytes("s09.wav")], "audio/webm")), 415);
        await RefusedAsync(await SendAsync(Transcribe, token, Wav(WavWriter.Write(new float[31 * 16_000], 16_000))), 413);
        await RefusedAsync(await SendAsync(Transcribe, token, Wav(new byte[8 << 20])), 413);
        await RefusedAsync(await SendAsync(Transcribe, token, new MultipartFormDataContent { { new StringContent("fr"), "language" } }), 400);
        await RefusedAsync(await SendAsync(Transcribe, token, new MultipartFormDataContent { { Wav(new byte[8 << 20]), "file", "a.wav" } }), 413);
        await RefusedAsync(await SendAsync(Transcribe, token, Sound([1, 2, 3], "multipart/form-data")), 400);
        await RefusedAsync(await SendAsync(Transcribe, token, Sound([1, 2, 3], "multipart/form-data; boundary=x")), 400);
    }

    [Fact]
    public async Task A_body_without_a_length_is_stopped_at_the_limit()
    {
        using var body = new StreamContent(new Unmeasured(new byte[8 << 20]));
        body.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");

        await RefusedAsync(await SendAsync(Transcribe, await TokenAsync(), body), 413);
    }

    [Theory]
    [InlineData(Transcribe)]
    [InlineData(Synthesize)]
    [InlineData("/api/speech/token")]
    public async Task Only_who_holds_a_conversation_is_heard(string path)
    {
        await RefusedAsync(await SendAsync(path, null, null), 401);
        await RefusedAsync(await SendAsync(path, "nonsense", null), 403);
        await RefusedAsync(await SendAsync(path, ServiceProcess.Secret, null), 403);
        using var elsewhere = await Protocol.SendAsync(offline.Service.Http, HttpMethod.Post, path, await TokenAsync(), null, ("Origin", "https://evil.example"));
        await RefusedAsync(elsewhere, 403);
    }

    [Fact]
    public async Task A_page_that_may_gets_its_answer_and_another_does_not()
    {
        using var allowed = await Protocol.SendAsync(offline.Service.Http, HttpMethod.Get, "/api/speech", null, null, ("Origin", SharedService.Page));
        using var other = await Protocol.SendAsync(offline.Service.Http, HttpMethod.Get, "/api/speech", null, null, ("Origin", "https://evil.example"));

        Assert.Equal(SharedService.Page, Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task There_is_no_token_where_azure_is_not_the_provider() =>
        await RefusedAsync(await SendAsync("/api/speech/token", await TokenAsync(), null), 404);

    [Fact]
    public async Task A_refusal_is_in_the_language_asked_for()
    {
        using var french = await SendAsync(Transcribe, null, null);
        using var english = await SendAsync("/api/speech/transcribe?locale=en-GB", null, null);

        Assert.StartsWith("Ouvrez d’abord une conversation", JsonNode.Parse(await french.Content.ReadAsStringAsync()).Text("detail"), StringComparison.Ordinal);
        Assert.StartsWith("Open a conversation first", JsonNode.Parse(await english.Content.ReadAsStringAsync()).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_conversation_cannot_take_all_and_another_is_not_kept_from_it()
    {
        var token = await TokenAsync();
        for (var call = 0; call < 40; call++)
        {
            (await SendAsync(Transcribe, token, Wav("n01_silence.wav"))).Dispose();
        }

        using var refused = await SendAsync(Transcribe, token, Wav("n01_silence.wav"));
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        await RefusedAsync(refused, 429);
        using var other = await SendAsync(Transcribe, await TokenAsync(), Wav("n01_silence.wav"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Nothing_that_was_said_is_kept_or_logged()
    {
        var token = await TokenAsync();
        (await SendAsync(Transcribe, token, Wav("s01.wav"))).Dispose();
        (await SendAsync(Synthesize, token, Protocol.Json("""{"text":"une phrase que personne ne garde"}"""))).Dispose();

        foreach (var file in Directory.EnumerateFiles(offline.Service.Folder, "*", SearchOption.AllDirectories))
        {
            var content = await File.ReadAllTextAsync(file);
            Assert.DoesNotContain("personne ne garde", content, StringComparison.Ordinal);
            Assert.False(content.StartsWith("RIFF", StringComparison.Ordinal), file);
        }

        var log = offline.Service.Output + offline.Service.Errors;
        Assert.DoesNotContain("personne ne garde", log, StringComparison.Ordinal);
        Assert.DoesNotContain("activer mon compte", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_counted_without_a_word()
    {
        (await SendAsync(Transcribe, await TokenAsync(), Wav("s09.wav"))).Dispose();

        var metrics = await offline.Service.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Matches("chorus_speech_duration_seconds_count\\{[^}]*operation=\"transcribe\",status=\"200\"[^}]*\\} \\d", metrics);
    }

    [Fact]
    public async Task Is_described()
    {
        var description = JsonNode.Parse(await offline.Service.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!["paths"]!;

        Assert.All((string[])["/api/speech", "/api/speech/token", "/api/speech/transcribe", "/api/speech/synthesize"], path => Assert.NotNull(description[path]));
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, int status)
    {
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var detail = JsonNode.Parse(await answer.Content.ReadAsStringAsync()).Text("detail");
        Assert.EndsWith(".", detail, StringComparison.Ordinal);
        await Protocol.ProblemAsync(answer, status);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        Assert.Equal("text", Assert.Single(body).Key);
        return body.Text("text");
    }

    private static ByteArrayContent Wav(string file) => Wav(Recordings.Bytes(file));

    private static ByteArrayContent Wav(byte[] file) => Sound(file, "audio/wav");

    private static ByteArrayContent Sound(byte[] file, string type)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private async Task<string> TokenAsync() =>
        (await Protocol.ReadAsync(await offline.Service.Http.PostAsync(new Uri("/api/webchat/token", UriKind.Relative), Protocol.Json("{}")))).Text("token");

    private Task<HttpResponseMessage> SendAsync(string path, string? token, HttpContent? body) =>
        Protocol.SendAsync(offline.Service.Http, HttpMethod.Post, path, token, body);

    public sealed class Offline : IAsyncLifetime
    {
        public ServiceProcess Service { get; private set; } = null!;

        public async Task InitializeAsync() => Service = await ServiceProcess.StartAsync(new Dictionary<string, string>
        {
            ["Speech__Provider"] = "Offline",
            ["Speech__ModelPath"] = Recordings.Double,
            ["WebChat__AllowedOrigins__0"] = SharedService.Page,
        });

        public async Task DisposeAsync() => await Service.DisposeAsync();
    }

    // A body that nobody knows the length of: it goes out in chunks.
    private sealed class Unmeasured(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
