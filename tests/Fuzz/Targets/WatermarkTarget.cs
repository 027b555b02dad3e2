using ChorusAssistant.Bot.DirectLine;

namespace ChorusAssistant.Tests.Fuzz.Targets;

/// <summary>A watermark: a position, or the start; never an error, which would end a polling client for good.</summary>
internal sealed class WatermarkTarget : FuzzTarget
{
    public override string Name => "watermark";

    public override int Longest => 200;

    public override string Read(byte[] input)
    {
        var position = ActivityEndpoints.ParseWatermark(TextOf(input));
        Assert.True(position >= 0);
        Assert.Equal(position, ActivityEndpoints.ParseWatermark($"{position}"));
        return $"{position > 0} {position > int.MaxValue}";
    }
}
