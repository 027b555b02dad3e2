using System.Globalization;
using ChorusAssistant.Tests.RunningService;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>The watermark (facts/direct-line.md, section 4).</summary>
[Collection(SharedService.Name)]
public sealed class WatermarkTests(SharedService shared)
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("once upon a time")]
    [InlineData("'; DROP TABLE log; --")]
    public async Task None_empty_zero_and_unreadable_mean_from_the_start(string? watermark)
    {
        var conversation = await Conversation.OpenAsync(shared);
        await conversation.SayAsync("bonjour");

        var set = await conversation.ReadAsync(watermark);

        Assert.Equal((await conversation.ReadAllAsync()).Count, set.Activities.Count);
        Assert.Equal(set.Activities.Count.ToString(CultureInfo.InvariantCulture), set.Watermark);
    }

    [Theory]
    [InlineData("5000")]
    [InlineData("9223372036854775807")]
    public async Task Beyond_the_end_is_empty(string watermark)
    {
        var conversation = await Conversation.OpenAsync(shared);

        Assert.Empty((await conversation.ReadAsync(watermark)).Activities);
    }

    [Fact]
    public async Task Every_watermark_gives_exactly_what_is_newer()
    {
        var conversation = await Conversation.OpenAsync(shared);
        await conversation.SayAsync(Conversation.Wish);
        await conversation.SayAsync("annuler");
        var all = (await conversation.ReadAllAsync()).Select(activity => activity.Text("id")).ToList();

        for (var seen = 0; seen <= all.Count; seen++)
        {
            var set = await conversation.ReadAsync(seen.ToString(CultureInfo.InvariantCulture));

            Assert.Equal(all.Skip(seen), set.Activities.Select(activity => activity.Text("id")));
            Assert.Equal(all.Count.ToString(CultureInfo.InvariantCulture), set.Watermark);
        }
    }

    [Fact]
    public async Task An_empty_page_gives_the_watermark_back()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var end = (await conversation.ReadAsync()).Watermark;

        var set = await conversation.ReadAsync(end);

        Assert.Empty(set.Activities);
        Assert.Equal(end, set.Watermark);
    }

    [Fact]
    public async Task A_long_history_comes_in_pages_without_gap_or_repetition()
    {
        var conversation = await Conversation.OpenAsync(shared);
        var said = await Task.WhenAll(Enumerable.Range(0, 250).Select(i => conversation.SayAsync("bonjour", $"k{i}")));

        var first = await conversation.ReadAsync();
        var all = (await conversation.ReadAllAsync()).Select(activity => activity.Text("id")).ToList();

        Assert.True(first.Activities.Count < all.Count);
        Assert.Equal(all.Distinct().Count(), all.Count);
        Assert.Empty(said.Except(all));
        Assert.Equal(all.Order(StringComparer.Ordinal), all);
    }
}
