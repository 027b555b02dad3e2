using System.Buffers.Binary;
using ChorusAssistant.Bot.Speech;
using ChorusAssistant.Bot.Speech.Audio;
using ChorusAssistant.Bot.Speech.Synthesis;

namespace ChorusAssistant.Tests.Speech;

/// <summary>eSpeak NG itself, which <c>tests/run.sh</c> installs.</summary>
public sealed class EspeakVoiceTests
{
    [Fact]
    public async Task Reads_a_sentence_aloud()
    {
        using var voice = Voice();
        Assert.Null(await voice.CheckAsync(CancellationToken.None));

        var sound = await voice.SpeakAsync(new Utterance("Votre compte est activé. Le numéro est 7, 3, 2.", "fr", 1), CancellationToken.None);

        Assert.Equal(sound.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(sound.AsSpan(4)));
        Assert.InRange(WavReader.Read(sound).Length / 16_000.0, 2, 8);
        Assert.True(VoiceGate.HasVoice(WavReader.Read(sound)));
    }

    [Fact]
    public async Task Speaks_slower_and_faster()
    {
        using var voice = Voice();

        var lengths = new List<int>();
        foreach (var rate in (double[])[0.5, 1, 2])
        {
            lengths.Add((await voice.SpeakAsync(new Utterance("Où en est le paiement de ma facture ?", "fr", rate), CancellationToken.None)).Length);
        }

        Assert.True(lengths[0] > lengths[1] * 1.4 && lengths[1] > lengths[2] * 1.3, string.Join(' ', lengths));
    }

    [Fact]
    public async Task A_text_is_never_an_argument_and_never_a_command()
    {
        using var voice = Voice();
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.wav");

        foreach (var text in (string[])[$"-w {file}", $"--path={file}", "$(touch /tmp/x)", "<speak>bonjour</speak>", "[[b@]]", "é😀\u202E"])
        {
            Assert.True(WavReader.Read(await voice.SpeakAsync(new Utterance(text, "fr", 1), CancellationToken.None)).Length > 0, text);
        }

        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Without_the_program_it_says_so()
    {
        using var voice = Voice("espeak-ng-that-is-not-there");

        Assert.Contains("espeak-ng-that-is-not-there", await voice.CheckAsync(CancellationToken.None), StringComparison.Ordinal);
        Assert.Equal(SpeechRefusal.NoVoice, voice.Fault);
        var refused = await Assert.ThrowsAsync<SpeechException>(() => voice.SpeakAsync(new Utterance("bonjour", "fr", 1), CancellationToken.None));
        Assert.Equal((SpeechRefusal.NoVoice, null), (refused.Refusal, refused.RetryAfter));
    }

    [Fact]
    public async Task A_program_that_is_no_voice_is_named()
    {
        using var voice = Voice("/bin/false");

        Assert.Contains("/bin/false does not speak", await voice.CheckAsync(CancellationToken.None), StringComparison.Ordinal);
        Assert.Equal(SpeechRefusal.NoVoice, voice.Fault);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended()
    {
        var script = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sh");
        var pid = script + ".pid";
        await File.WriteAllTextAsync(script, $"#!/bin/sh\necho $$ > {pid}\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        try
        {
            using var voice = new EspeakVoice(new SpeechOptions { EspeakPath = script, TimeLimit = TimeSpan.FromSeconds(1) });

            var refused = await Assert.ThrowsAsync<SpeechException>(() => voice.SpeakAsync(new Utterance("bonjour", "fr", 1), CancellationToken.None));

            Assert.Equal(SpeechRefusal.TooSlow, refused.Refusal);
            Assert.NotNull(refused.RetryAfter);
            Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(pid)).Trim()}"));
        }
        finally
        {
            File.Delete(script);
            File.Delete(pid);
        }
    }

    [Fact]
    public async Task What_was_said_once_is_remembered()
    {
        using var voice = new RememberedVoice(Voice());
        var text = new Utterance("bonjour", "fr", 1);

        var sound = await voice.SpeakAsync(text, CancellationToken.None);

        Assert.Same(sound, await voice.SpeakAsync(text with { }, CancellationToken.None));
        Assert.NotSame(sound, await voice.SpeakAsync(text with { Rate = 2 }, CancellationToken.None));
        Assert.NotSame(sound, await voice.SpeakAsync(text with { Language = "en" }, CancellationToken.None));
    }

    private static EspeakVoice Voice(string? program = null) =>
        new(program is null ? new SpeechOptions() : new SpeechOptions { EspeakPath = program });
}
