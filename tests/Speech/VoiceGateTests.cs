using ChorusAssistant.Bot.Speech.Audio;

namespace ChorusAssistant.Tests.Speech;

public sealed class VoiceGateTests
{
    [Theory]
    [MemberData(nameof(Recordings.All), MemberType = typeof(Recordings))]
    public void Every_voice_passes_and_silence_does_not(string file, string written)
    {
        // Noise passes: that it is no voice, the model has to know.
        Assert.Equal(written.Length > 0 || file.StartsWith("n02", StringComparison.Ordinal), VoiceGate.HasVoice(Recordings.Samples(file)));
    }

    [Theory]
    [MemberData(nameof(Recordings.All), MemberType = typeof(Recordings))]
    public void A_voice_ten_times_as_far_away_passes(string file, string written) =>
        Assert.True(written.Length == 0 || VoiceGate.HasVoice([.. Recordings.Samples(file).Select(sample => sample / 10)]));

    [Fact]
    public void A_click_and_a_constant_offset_are_no_voice()
    {
        var click = new float[16_000];
        click[8_000] = 1;

        Assert.False(VoiceGate.HasVoice(click));
        Assert.False(VoiceGate.HasVoice([.. Enumerable.Repeat(0.2f, 16_000)]));
        Assert.False(VoiceGate.HasVoice([]));
    }
}
