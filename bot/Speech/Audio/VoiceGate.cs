using System.Numerics.Tensors;

namespace ChorusAssistant.Bot.Speech.Audio;

/// <summary>Tells silence from sound before a model is asked: on silence Whisper invents sentences.</summary>
internal static class VoiceGate
{
    private const int Block = Resampler.SpeechRate / 50;

    // -50 dB of full scale: a quiet speaker far from the microphone is louder, the noise of a microphone is not.
    private const float Threshold = 0.003f;

    // 100 ms: the shortest "oui" is longer, a click is not.
    private const int FewestBlocks = 5;

    /// <summary>Whether enough of it is loud enough to be a voice.</summary>
    public static bool HasVoice(ReadOnlySpan<float> samples)
    {
        var loud = 0;
        for (var start = 0; start + Block <= samples.Length && loud < FewestBlocks; start += Block)
        {
            var block = samples.Slice(start, Block);
            // Of the deviation from the mean: a sound card's constant offset is no sound.
            var mean = TensorPrimitives.Sum(block) / Block;
            loud += (TensorPrimitives.SumOfSquares(block) / Block) - (mean * mean) > Threshold * Threshold ? 1 : 0;
        }

        return loud >= FewestBlocks;
    }
}
