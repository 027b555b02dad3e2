using System.Numerics.Tensors;
using ChorusAssistant.Bot.Speech.Audio;

namespace ChorusAssistant.Bot.Speech.Recognition.Whisper;

/// <summary>What Whisper hears: the logarithm of the power in each band of the mel scale, a hundred times a second, always for 30 s.</summary>
internal sealed class LogMel
{
    /// <summary>How many moments there are.</summary>
    public const int Frames = 3_000;

    private const int Window = 400;
    private const int Hop = 160;
    private const int Length = Frames * Hop;
    private const int Frequencies = (Window / 2) + 1;
    private const float Floor = 1e-10f;
    private const float Range = 8;

    // A plain Fourier transform, the window included: two hundred products of vectors a frame are quick enough, and silent frames cost nothing.
    private static readonly float[] Cosines = Waves(Math.Cos);
    private static readonly float[] Sines = Waves(Math.Sin);

    private readonly MelBand[] _bands;

    /// <param name="bands">80, or 128 for the largest models.</param>
    public LogMel(int bands) => _bands = MelBand.Bank(bands, Frequencies, Resampler.SpeechRate);

    /// <summary>The features of a recording, band by band; what is over 30 s is left out.</summary>
    public float[] Compute(ReadOnlySpan<float> samples)
    {
        samples = samples[..Math.Min(samples.Length, Length)];
        var features = new float[_bands.Length * Frames];
        features.AsSpan().Fill(MathF.Log10(Floor));
        Span<float> window = stackalloc float[Window];
        Span<float> power = stackalloc float[Frequencies];
        for (var frame = 0; frame < Frames; frame++)
        {
            if (!Take(samples, (frame * Hop) - (Window / 2), window))
            {
                continue;
            }

            for (var frequency = 0; frequency < Frequencies; frequency++)
            {
                var real = TensorPrimitives.Dot(window, Cosines.AsSpan(frequency * Window, Window));
                var imaginary = TensorPrimitives.Dot(window, Sines.AsSpan(frequency * Window, Window));
                power[frequency] = (real * real) + (imaginary * imaginary);
            }

            for (var band = 0; band < _bands.Length; band++)
            {
                features[(band * Frames) + frame] = MathF.Log10(MathF.Max(_bands[band].Of(power), Floor));
            }
        }

        Scale(features);
        return features;
    }

    // The samples around a moment; before the beginning and after the end they are mirrored. False where there is no sound at all.
    private static bool Take(ReadOnlySpan<float> samples, int start, Span<float> window)
    {
        var isSound = false;
        for (var i = 0; i < Window; i++)
        {
            var at = Math.Abs(start + i);
            at = at < Length ? at : (2 * Length) - 2 - at;
            window[i] = at < samples.Length ? samples[at] : 0;
            isSound |= window[i] != 0;
        }

        return isSound;
    }

    private static void Scale(Span<float> features)
    {
        TensorPrimitives.Max(features, TensorPrimitives.Max<float>(features) - Range, features);
        TensorPrimitives.Add(features, 4, features);
        TensorPrimitives.Divide(features, 4, features);
    }

    private static float[] Waves(Func<double, double> wave)
    {
        var waves = new float[Frequencies * Window];
        for (var i = 0; i < waves.Length; i++)
        {
            var (frequency, at) = Math.DivRem(i, Window);
            var hann = 0.5 - (0.5 * Math.Cos(2 * Math.PI * at / Window));
            waves[i] = (float)(hann * wave(2 * Math.PI * (frequency * at % Window) / Window));
        }

        return waves;
    }
}
