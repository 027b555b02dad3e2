using System.Text;
using System.Text.Json;
using ChorusAssistant.Bot.Turns;

namespace ChorusAssistant.Tests.Turns;

/// <summary>What a row of the log gives back, also when another version of the program wrote it.</summary>
public sealed class TurnRecordTests
{
    [Theory]
    [InlineData("""{"user":{"login":"a@b.example"},"greeted":true,"dialog":{"name":["no longer a text"]}}""")]
    [InlineData("""{"user":{"login":"a@b.example"},"greeted":true,"offer":{"kind":"OfThePast","intents":[],"text":""}}""")]
    public void A_dialog_that_cannot_be_read_any_more_is_dropped_and_the_owner_kept(string state)
    {
        var read = TurnRecord.ReadState(Row(state));

        Assert.Equal("a@b.example", read.User?.Login);
        Assert.True(read.Greeted);
        Assert.Null(read.Dialog);
        Assert.Null(read.Offer);
    }

    [Fact]
    public void An_owner_that_cannot_be_read_opens_the_conversation_to_nobody() =>
        Assert.Throws<JsonException>(() => TurnRecord.ReadState(Row("""{"user":"no longer an object"}""")));

    private static byte[] Row(string state) => Encoding.UTF8.GetBytes($$"""{"id":"c|0000001","activities":[],"state":{{state}}}""");
}
