using System.Buffers.Binary;

namespace ChorusAssistant.Bot.Speech.Audio;

/// <summary>Writes RIFF WAVE files of 16-bit mono PCM, and repairs those whose writer did not know how long they would be.</summary>
internal static class WavWriter
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;

    private const int Header = 44;

    /// <summary>A file of samples from -1 to 1.</summary>
    public static byte[] Write(ReadOnlySpan<float> samples, int rate)
    {
        var file = new byte[Header + (samples.Length * sizeof(short))];
        var header = file.AsSpan(0, Header);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], file.Length - ChunkHeader);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], rate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], file.Length - Header);
        for (var i = 0; i < samples.Length; i++)
        {
            var sample = (short)Math.Clamp(MathF.Round(samples[i] * 32768), short.MinValue, short.MaxValue);
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(Header + (i * sizeof(short))), sample);
        }

        return file;
    }

    /// <summary>Writes the true lengths into the header of a file that came through a pipe; false when it is no WAVE file with sound.</summary>
    public static bool TrySetLengths(Span<byte> file)
    {
        if (file.Length < RiffHeader || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
        {
            return false;
        }

        for (var at = RiffHeader; at <= file.Length - ChunkHeader;)
        {
            var rest = file.Length - at - ChunkHeader;
            if (file[at..].StartsWith("data"u8))
            {
                BinaryPrimitives.WriteInt32LittleEndian(file[(at + 4)..], rest);
                BinaryPrimitives.WriteInt32LittleEndian(file[4..], file.Length - ChunkHeader);
                return rest > 0;
            }

            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > (uint)rest)
            {
                return false;
            }

            at += ChunkHeader + (int)length + (int)(length & 1);
        }

        return false;
    }
}
