using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Tests.Domain.Accounts;

public sealed class ActivationLinkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Works_until_the_instant_it_expires_and_not_at_it()
    {
        var link = Sent();

        Assert.Equal(ActivationLinkState.Valid, link.StateAt(Now.AddMinutes(60).AddTicks(-1)));
        Assert.Equal(ActivationLinkState.Expired, link.StateAt(Now.AddMinutes(60)));
        Assert.False(link.TryUse(Now.AddMinutes(60)));
        Assert.Null(link.UsedAt);
    }

    [Fact]
    public void Works_once()
    {
        var link = Sent();

        Assert.True(link.TryUse(Now.AddMinutes(1)));
        Assert.False(link.TryUse(Now.AddMinutes(2)));
        Assert.Equal(Now.AddMinutes(1), link.UsedAt);
        Assert.Equal(ActivationLinkState.Used, link.StateAt(Now.AddDays(1)));
    }

    [Fact]
    public void Stops_working_when_a_newer_one_is_sent()
    {
        var link = Sent();

        link.Replace(Now.AddMinutes(1));
        link.Replace(Now.AddMinutes(2));

        Assert.Equal(Now.AddMinutes(1), link.ReplacedAt);
        Assert.Equal(ActivationLinkState.Replaced, link.StateAt(Now.AddMinutes(3)));
        Assert.False(link.TryUse(Now.AddMinutes(3)));
    }

    [Fact]
    public void A_used_link_is_not_replaced()
    {
        var link = Sent();
        link.TryUse(Now);

        link.Replace(Now.AddMinutes(1));

        Assert.Null(link.ReplacedAt);
    }

    [Fact]
    public void A_token_has_256_random_bits_and_survives_the_way_through_a_link()
    {
        var token = LinkToken.Create();

        Assert.Matches("^[A-Za-z0-9_-]{43}$", token.Text);
        Assert.Equal(64, token.Hash.Length);
        Assert.Equal(token.Hash, LinkToken.TryRead(token.Text)!.Hash);
        Assert.NotEqual(token.Text, LinkToken.Create().Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAé")]
    public void A_mistyped_token_is_none(string? text) => Assert.Null(LinkToken.TryRead(text));

    private static ActivationLink Sent() => new()
    {
        TokenHash = LinkToken.Create().Hash,
        AccountLogin = EmailAddress.Parse("jeanne@laposte.fr"),
        SentAt = Now,
        ExpiresAt = Now.AddMinutes(60),
    };
}
