using ChorusAssistant.Bot.DirectLine;
using ChorusAssistant.Tests.Workflows;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChorusAssistant.Tests.DirectLine;

/// <summary>The limits' own memory: whoever invents conversations or people must not fill it.</summary>
public sealed class RateLimitMemoryTests
{
    private readonly FakeTimeProvider _clock = new(TestStore.Start);

    [Fact]
    public void Who_has_stopped_posting_is_forgotten()
    {
        using var limits = new RateLimits(Options.Create(new RateLimitOptions()), _clock);
        for (var conversation = 0; conversation < 5_000; conversation++)
        {
            Assert.Null(limits.TakePost($"{conversation}"));
        }

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, limits.Count);
    }

    [Fact]
    public void Among_very_many_those_that_are_full_again_go_at_once()
    {
        using var limits = new RateLimits(Options.Create(new RateLimitOptions()), _clock);
        for (var conversation = 0; conversation < 20_001; conversation++)
        {
            limits.TakePost($"{conversation}");
        }

        _clock.Advance(TimeSpan.FromSeconds(2));
        limits.TakePost("newcomer");

        Assert.Equal(1, limits.Count);
    }

    [Fact]
    public void Who_has_used_up_everything_is_not_forgotten_for_it()
    {
        using var limits = new RateLimits(Options.Create(new RateLimitOptions { MessagesPerSecond = 1, MessageBurst = 300 }), _clock);
        for (var post = 0; post < 300; post++)
        {
            Assert.Null(limits.TakePost("flood"));
        }

        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, limits.Count);
        Assert.Equal(120, Enumerable.Range(0, 300).Count(_ => limits.TakePost("flood") is null));
    }
}
