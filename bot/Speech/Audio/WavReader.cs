using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ChorusAssistant.Bot.Speech.Audio;

/// <summary>Reads a RIFF WAVE file of 16-bit PCM, mono or stereo, into what recognition hears: mono, 16,000 samples a second, from -1 to 1.</summary>
internal static class WavReader
{
    /// <summary>The longest recording, in seconds.</summary>
    public const int MaximumSeconds = 30;

    /// <summary>The longest file: 30 s of stereo at 48 kHz, and its headers.</summary>
    public const int MaximumBytes = (MaximumSeconds * 48_000 * 4) + (64 << 10);

    // A widget stops at 30 s, but its last block may reach over it.
    private const double Grace = 0.5;

    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;
    private const int FormatLength = 16;
    private const ushort Pcm = 1;
    private const ushort Extensible = 0xFFFE;
    private const int SubFormat = 24;
    private const int LowestRate = 8_000;
    private const int HighestRate = 96_000;

    // All rates in use are multiples of it; others would only make resampling dear.
    private const int RateStep = 25;

    /// <summary>Nothing is allocated before the lengths that the header claims are checked against the file's own.</summary>
    /// <exception cref="SpeechException">400 broken, 413 too long, 415 another encoding than 16-bit PCM.</exception>
    public static float[] Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < RiffHeader || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
        {
            throw new SpeechException(SpeechRefusal.BrokenAudio);
        }

        var format = default(Format);
        for (var rest = file[RiffHeader..]; rest.Length >= ChunkHeader;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > (uint)(rest.Length - ChunkHeader))
            {
                throw new SpeechException(SpeechRefusal.BrokenAudio);
            }

            var content = rest.Slice(ChunkHeader, (int)length);
            if (rest.StartsWith("fmt "u8))
            {
                format = ReadFormat(content);
            }
            else if (rest.StartsWith("data"u8))
            {
                return format.Rate > 0 ? ReadSamples(content, format) : throw new SpeechException(SpeechRefusal.BrokenAudio);
            }

            // Chunks begin at even places.
            rest = rest[Math.Min(rest.Length, ChunkHeader + content.Length + (content.Length & 1))..];
        }

        throw new SpeechException(SpeechRefusal.BrokenAudio);
    }

    private static Format ReadFormat(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < FormatLength)
        {
            throw new SpeechException(SpeechRefusal.BrokenAudio);
        }

        var encoding = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (encoding == Extensible && chunk.Length >= SubFormat + sizeof(ushort))
        {
            encoding = BinaryPrimitives.ReadUInt16LittleEndian(chunk[SubFormat..]);
        }

        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (channels == 0 || rate is < LowestRate or > HighestRate || rate % RateStep != 0 || bits == 0)
        {
            throw new SpeechException(SpeechRefusal.BrokenAudio);
        }

        return encoding == Pcm && bits == 16 && channels <= 2
            ? new Format(channels, (int)rate)
            : throw new SpeechException(SpeechRefusal.NoWav);
    }

    private static float[] ReadSamples(ReadOnlySpan<byte> data, Format format)
    {
        if (data.Length % (sizeof(short) * format.Channels) != 0)
        {
            throw new SpeechException(SpeechRefusal.BrokenAudio);
        }

        var count = data.Length / (sizeof(short) * format.Channels);
        if (count > (MaximumSeconds + Grace) * format.Rate)
        {
            throw new SpeechException(SpeechRefusal.TooLong);
        }

        // WAVE is little-endian, and so is every machine that this service runs on.
        var samples = MemoryMarshal.Cast<byte, short>(data);
        var mono = new float[count];
        for (var i = 0; i < count; i++)
        {
            mono[i] = format.Channels == 1 ? samples[i] / 32768f : (samples[2 * i] + samples[(2 * i) + 1]) / 65536f;
        }

        return Resampler.ToSpeechRate(mono, format.Rate);
    }

    private readonly record struct Format(int Channels, int Rate);
}
