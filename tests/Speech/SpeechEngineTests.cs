using System.Text.Json.Nodes;
using ChorusAssistant.Bot.Speech;
using ChorusAssistant.Bot.Speech.Audio;
using ChorusAssistant.Bot.Speech.Recognition;
using ChorusAssistant.Bot.Speech.Synthesis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChorusAssistant.Tests.Speech;

/// <summary>A speech server on the network, as a stand-in on this machine answers for it.</summary>
public sealed class SpeechEngineTests
{
    [Fact]
    public async Task Posts_the_recording_and_reads_the_text()
    {
        var asked = "";
        var heard = Array.Empty<float>();
        await using var server = await StandIn.StartAsync(async http =>
        {
            var form = await http.Request.ReadFormAsync();
            using var file = new MemoryStream();
            await form.Files["file"]!.CopyToAsync(file);
            heard = WavReader.Read(file.ToArray());
            asked = $"{http.Request.Path} {form["model"]} {form["language"]} {form["response_format"]} {http.Request.Headers.Authorization}";
            await http.Response.WriteAsJsonAsync(new { text = " Oui. " });
        });
        using var transcriber = Transcriber(server.Address);

        Assert.Equal("Oui.", await transcriber.TranscribeAsync(Recordings.Samples("s09.wav"), "fr", CancellationToken.None));
        Assert.Equal("/base/v1/audio/transcriptions whisper-1 fr json Bearer clef", asked);
        Assert.Equal(Recordings.Samples("s09.wav"), heard);
    }

    [Theory]
    [InlineData(200, "{}", 502)]
    [InlineData(200, "null", 502)]
    [InlineData(200, "{\"text\":null}", 502)]
    [InlineData(200, "a page", 502)]
    [InlineData(500, "", 502)]
    [InlineData(404, "", 502)]
    public async Task A_wrong_answer_is_the_engines_fault(int status, string body, int expected)
    {
        await using var server = await StandIn.StartAsync(http =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        });
        using var transcriber = Transcriber(server.Address);

        var refused = await Assert.ThrowsAsync<SpeechException>(() => transcriber.TranscribeAsync(Recordings.Samples("s09.wav"), "fr", CancellationToken.None));

        Assert.Equal(expected, refused.Refusal.Status);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using var server = await StandIn.StartAsync(async http =>
        {
            var block = new byte[1 << 20];
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(block, http.RequestAborted);
            }
        });
        using var transcriber = Transcriber(server.Address);

        var refused = await Assert.ThrowsAsync<SpeechException>(() => transcriber.TranscribeAsync(Recordings.Samples("s09.wav"), "fr", CancellationToken.None));

        Assert.Equal(SpeechRefusal.EngineFailed, refused.Refusal);
    }

    [Fact]
    public async Task A_server_that_is_away_or_asleep_is_said_so()
    {
        var gone = await StandIn.StartAsync(_ => Task.CompletedTask);
        var address = gone.Address;
        await gone.DisposeAsync();
        using var away = Transcriber(address);
        Assert.Equal(SpeechRefusal.EngineUnreachable, (await Assert.ThrowsAsync<SpeechException>(
            () => away.TranscribeAsync(Recordings.Samples("s09.wav"), "fr", CancellationToken.None))).Refusal);

        await using var slow = await StandIn.StartAsync(http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        using var asleep = Transcriber(slow.Address, TimeSpan.FromMilliseconds(200));
        Assert.Equal(SpeechRefusal.TooSlow, (await Assert.ThrowsAsync<SpeechException>(
            () => asleep.TranscribeAsync(Recordings.Samples("s09.wav"), "fr", CancellationToken.None))).Refusal);
    }

    [Fact]
    public async Task Posts_the_text_and_reads_the_sound()
    {
        JsonNode? asked = null;
        await using var server = await StandIn.StartAsync(async http =>
        {
            asked = await JsonNode.ParseAsync(http.Request.Body);
            await http.Response.Body.WriteAsync(Recordings.Bytes("s09.wav"));
        });
        using var voice = Voice(server.Address);

        Assert.Equal(Recordings.Bytes("s09.wav"), await voice.SpeakAsync(new Utterance("Bonjour à tous", "fr", 1.5), CancellationToken.None));
        Assert.Equal(("tts-1", "alloy", "Bonjour à tous", "wav", 1.5), ((string)asked!["model"]!, (string)asked["voice"]!, (string)asked["input"]!, (string)asked["response_format"]!, (double)asked["speed"]!));
    }

    [Fact]
    public async Task What_is_no_sound_is_not_passed_on()
    {
        await using var server = await StandIn.StartAsync(http => http.Response.WriteAsync("<html>"));
        using var voice = Voice(server.Address);

        var refused = await Assert.ThrowsAsync<SpeechException>(() => voice.SpeakAsync(new Utterance("bonjour", "fr", 1), CancellationToken.None));

        Assert.Equal(SpeechRefusal.EngineFailed, refused.Refusal);
    }

    private static EngineTranscriber Transcriber(Uri server, TimeSpan? limit = null) =>
        OptionsOf(server, limit) is var options ? new(EngineOf(options), options, InventedText.Load()) : null!;

    private static EngineVoice Voice(Uri server) => OptionsOf(server, null) is var options ? new(EngineOf(options), options) : null!;

    private static SpeechEngine EngineOf(SpeechOptions options) => new(StandIn.Clients, options, NullLogger<SpeechEngine>.Instance);

    private static SpeechOptions OptionsOf(Uri server, TimeSpan? limit) => new()
    {
        Provider = SpeechProvider.Offline,
        TimeLimit = limit ?? TimeSpan.FromSeconds(30),
        Engine = new SpeechEngineOptions { BaseUrl = $"{server}base/", ApiKey = "clef", RecognitionModel = "whisper-1", SynthesisModel = "tts-1" },
    };
}
