using System.Numerics.Tensors;

namespace ChorusAssistant.Bot.Speech.Recognition.Whisper;

/// <summary>One triangular band of Slaney's mel scale (linear below 1 kHz, logarithmic above), weighted so that all bands have one area.</summary>
internal readonly struct MelBand
{
    private const double LinearSlope = 200.0 / 3;
    private const double Bend = 1_000;
    private const double BendMel = 15;
    private static readonly double LogStep = Math.Log(6.4) / 27;

    private readonly int _first;
    private readonly float[] _weights;

    private MelBand(int first, float[] weights) => (_first, _weights) = (first, weights);

    /// <summary>All bands from 0 Hz to half the sample rate.</summary>
    public static MelBand[] Bank(int bands, int frequencies, int sampleRate)
    {
        var highest = sampleRate / 2.0;
        var width = highest / (frequencies - 1);
        var edges = Enumerable.Range(0, bands + 2).Select(edge => Hertz(Mel(highest) * edge / (bands + 1))).ToArray();
        return [.. Enumerable.Range(0, bands).Select(band => Of(edges[band], edges[band + 1], edges[band + 2], frequencies, width))];
    }

    /// <summary>The power in the band.</summary>
    public float Of(ReadOnlySpan<float> power) => TensorPrimitives.Dot(power.Slice(_first, _weights.Length), _weights);

    private static MelBand Of(double low, double middle, double high, int frequencies, double width)
    {
        var weights = Enumerable.Range(0, frequencies)
            .Select(frequency => frequency * width)
            .Select(hertz => (float)(Math.Max(0, Math.Min((hertz - low) / (middle - low), (high - hertz) / (high - middle))) * 2 / (high - low)))
            .ToArray();
        var first = Array.FindIndex(weights, weight => weight > 0);
        return first < 0 ? new MelBand(0, []) : new MelBand(first, weights[first..(Array.FindLastIndex(weights, weight => weight > 0) + 1)]);
    }

    private static double Mel(double hertz) => hertz < Bend ? hertz / LinearSlope : BendMel + (Math.Log(hertz / Bend) / LogStep);

    private static double Hertz(double mel) => mel < BendMel ? mel * LinearSlope : Bend * Math.Exp(LogStep * (mel - BendMel));
}
