using System.Buffers.Binary;
using ChorusAssistant.Bot.Speech;
using ChorusAssistant.Bot.Speech.Audio;
using CsCheck;

namespace ChorusAssistant.Tests.Speech;

/// <summary>Whatever is posted as a recording is samples or a refusal: no other exception, and no memory for lengths that are only claimed.</summary>
public sealed class WavReaderTests
{
    private const int RateAt = 24;
    private const int ChannelsAt = 22;
    private const int BitsAt = 34;
    private const int EncodingAt = 20;
    private const int FormatLengthAt = 16;
    private const int DataLengthAt = 40;

    private static readonly byte[] Good = WavWriter.Write(Tone(16_000, 440, seconds: 0.5), 16_000);

    [Fact]
    public void Reads_what_it_writes() => Assert.Equal(Tone(16_000, 440, seconds: 0.5), WavReader.Read(Good), (a, b) => Math.Abs(a - b) < 1e-4);

    [Theory]
    [InlineData(8_000)]
    [InlineData(22_050)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public void Other_rates_sound_the_same(int rate)
    {
        var samples = WavReader.Read(WavWriter.Write(Tone(rate, 440, seconds: 1), rate));

        Assert.Equal(16_000, samples.Length);
        var wanted = Tone(16_000, 440, seconds: 1);
        // The ends ring a little, as those of every filter do.
        Assert.All(Enumerable.Range(500, 15_000), at => Assert.Equal(wanted[at], samples[at], 0.01f));
    }

    [Fact]
    public void What_the_lower_rate_cannot_hold_is_gone_and_not_folded_back()
    {
        var samples = WavReader.Read(WavWriter.Write(Tone(48_000, 11_000, seconds: 1), 48_000));

        Assert.All(samples[500..^500], sample => Assert.Equal(0, sample, 0.01f));
    }

    [Fact]
    public void Stereo_becomes_mono()
    {
        var stereo = WavWriter.Write([0.5f, 0.25f, -0.5f, -0.25f], 16_000);
        Put(stereo, ChannelsAt, 2);

        Assert.Equal([0.375f, -0.375f], WavReader.Read(stereo));
    }

    [Fact]
    public void Other_chunks_are_skipped()
    {
        byte[] odd = [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0];
        byte[] file = [.. Good.AsSpan(0, 12), .. odd, .. Good.AsSpan(12), .. odd];

        Assert.Equal(8_000, WavReader.Read(file).Length);
    }

    [Theory]
    [InlineData(ChannelsAt, 0, 400)]
    [InlineData(ChannelsAt, 3, 415)]
    [InlineData(ChannelsAt, 65_535, 415)]
    [InlineData(RateAt, 0, 400)]
    [InlineData(RateAt, 7, 400)]
    [InlineData(RateAt, 44_101, 400)]
    [InlineData(BitsAt, 0, 400)]
    [InlineData(BitsAt, 8, 415)]
    [InlineData(BitsAt, 24, 415)]
    [InlineData(EncodingAt, 3, 415)]
    [InlineData(EncodingAt, 7, 415)]
    [InlineData(FormatLengthAt, 3, 400)]
    [InlineData(FormatLengthAt, 65_535, 400)]
    [InlineData(DataLengthAt, 65_535, 400)]
    [InlineData(DataLengthAt, 15_999, 400)]
    public void A_header_that_lies_is_refused(int at, int value, int status)
    {
        var file = (byte[])Good.Clone();
        Put(file, at, (ushort)value);

        Assert.Equal(status, StatusOf(file));
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(uint.MaxValue - 7)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0x80000000u)]
    public void A_claimed_length_costs_no_memory(uint claimed)
    {
        foreach (var at in (int[])[FormatLengthAt, DataLengthAt])
        {
            var file = (byte[])Good.Clone();
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), claimed);
            var before = GC.GetAllocatedBytesForCurrentThread();

            Assert.Equal(400, StatusOf(file));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        }
    }

    [Fact]
    public void Thirty_seconds_are_heard_and_more_is_refused()
    {
        Assert.Equal(30 * 16_000, WavReader.Read(WavWriter.Write(new float[30 * 16_000], 16_000)).Length);
        Assert.Equal(413, StatusOf(WavWriter.Write(new float[31 * 16_000], 16_000)));
        Assert.Equal(413, StatusOf(WavWriter.Write(new float[31 * 8_000], 8_000)));
    }

    [Fact]
    public void Every_beginning_of_a_file_is_refused_or_read()
    {
        for (var length = 0; length < 100; length++)
        {
            Assert.Equal(400, StatusOf(Good[..length]));
        }
    }

    [Fact]
    public void Any_bytes_are_refused_or_read() => Gen.Byte.Array[0, 200].Sample(bytes => StatusOf(bytes) is 400);

    [Fact]
    public void A_file_with_any_bytes_changed_is_refused_or_read() =>
        Gen.Select(Gen.Int[0, 60], Gen.Byte, Gen.Int[0, Good.Length]).Array[1, 6].Sample(changes =>
        {
            var file = (byte[])Good.Clone();
            foreach (var (at, value, _) in changes)
            {
                file[at] = value;
            }

            return StatusOf(file[..changes[0].Item3]) is 200 or 400 or 413 or 415;
        });

    private static int StatusOf(byte[] file)
    {
        try
        {
            WavReader.Read(file);
            return 200;
        }
        catch (SpeechException refused)
        {
            return refused.Refusal.Status;
        }
    }

    private static void Put(byte[] file, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);

    private static float[] Tone(int rate, double hertz, double seconds) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(at => (float)(0.5 * Math.Sin(2 * Math.PI * hertz * at / rate)))];
}
