using ChorusAssistant.Bot.Speech.Recognition.Whisper;

namespace ChorusAssistant.Tests.Speech;

/// <summary>The front end against numbers that a NumPy program got with the filters that OpenAI publishes.</summary>
public sealed class LogMelTests
{
    private const float Tolerance = 1e-5f;

    [Fact]
    public void Hears_what_whisper_was_trained_on()
    {
        var features = new LogMel(80).Compute(Recordings.Samples("s01.wav"));

        Assert.Equal(80 * LogMel.Frames, features.Length);
        Assert.Equal(-0.55644f, features.Average(), Tolerance);
        Assert.Equal(1.39597f, features.Max(), Tolerance);
        Assert.Equal(-0.60403f, features.Min(), Tolerance);
        Assert.Equal(1.14835f, features[(10 * LogMel.Frames) + 100], Tolerance);
        Assert.Equal(0.39067f, features[(40 * LogMel.Frames) + 200], Tolerance);
        Assert.Equal(-0.21961f, features[(79 * LogMel.Frames) + 50], Tolerance);
    }

    [Fact]
    public void The_largest_models_have_more_bands() => Assert.Equal(128 * LogMel.Frames, new LogMel(128).Compute(Recordings.Samples("s09.wav")).Length);

    [Fact]
    public void Silence_is_flat_and_a_sound_that_is_too_long_is_cut()
    {
        Assert.Equal(-1.5f, Assert.Single(new LogMel(80).Compute([]).Distinct()), Tolerance);

        var long_ = new float[40 * 16_000];
        long_[^1] = 1;
        Assert.Single(new LogMel(80).Compute(long_).Distinct());
    }
}
