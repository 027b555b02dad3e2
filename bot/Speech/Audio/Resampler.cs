using System.Numerics;
using System.Numerics.Tensors;

namespace ChorusAssistant.Bot.Speech.Audio;

/// <summary>Changes the sample rate by a windowed sinc: what the lower rate cannot hold is filtered out, not folded back.</summary>
internal static class Resampler
{
    /// <summary>What recognition hears, in samples a second.</summary>
    public const int SpeechRate = 16_000;

    // Zero crossings of the sinc on each side of a sample.
    private const int Crossings = 16;

    /// <summary>The same sound at <see cref="SpeechRate"/>; the given array itself where it has that rate.</summary>
    public static float[] ToSpeechRate(float[] samples, int rate)
    {
        if (rate == SpeechRate || samples.Length == 0)
        {
            return samples;
        }

        var divisor = (int)BigInteger.GreatestCommonDivisor(rate, SpeechRate);
        var (step, phases) = (rate / divisor, SpeechRate / divisor);
        var reach = (int)Math.Ceiling(Crossings * Math.Max(1.0, (double)rate / SpeechRate));
        var kernels = Kernels(phases, reach, Math.Min(1.0, (double)SpeechRate / rate));
        var padded = new float[samples.Length + (2 * reach)];
        samples.CopyTo(padded, reach);
        var result = new float[(int)((long)samples.Length * phases / step)];
        for (var i = 0; i < result.Length; i++)
        {
            // Output i lies at input i * step / phases; its kernel begins reach - 1 samples before.
            var (whole, phase) = Math.DivRem((long)i * step, phases);
            result[i] = TensorPrimitives.Dot(padded.AsSpan((int)whole + 1, 2 * reach), kernels.AsSpan((int)phase * 2 * reach, 2 * reach));
        }

        return result;
    }

    private static float[] Kernels(int phases, int reach, double cutoff)
    {
        var kernels = new float[phases * 2 * reach];
        for (var phase = 0; phase < phases; phase++)
        {
            for (var tap = 0; tap < 2 * reach; tap++)
            {
                var x = tap - reach + 1 - ((double)phase / phases);
                var window = 0.5 + (0.5 * Math.Cos(Math.PI * x / reach));
                var sinc = x == 0 ? 1 : Math.Sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x);
                kernels[(phase * 2 * reach) + tap] = (float)(cutoff * sinc * window);
            }
        }

        return kernels;
    }
}
