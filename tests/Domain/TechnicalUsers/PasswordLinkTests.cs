using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.TechnicalUsers;

namespace ChorusAssistant.Tests.Domain.TechnicalUsers;

public sealed class PasswordLinkTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void It_works_once()
    {
        var link = Sent();

        link.Use(_now.AddHours(23));

        Assert.Equal(PasswordLinkState.Used, link.StateAt(_now.AddHours(23)));
        Assert.Throws<InvalidOperationException>(() => link.Use(_now.AddHours(23)));
    }

    [Fact]
    public void It_works_until_it_expires()
    {
        var link = Sent();

        Assert.Equal(PasswordLinkState.Valid, link.StateAt(_now.AddHours(24).AddTicks(-1)));
        Assert.Equal(PasswordLinkState.Expired, link.StateAt(_now.AddHours(24)));
        Assert.Throws<InvalidOperationException>(() => link.Use(_now.AddHours(24)));
    }

    [Fact]
    public void A_second_reset_replaces_what_was_not_used_and_leaves_what_was()
    {
        var (open, used) = (Sent(), Sent());
        used.Use(_now);

        open.Replace(_now);
        used.Replace(_now);

        Assert.Equal(PasswordLinkState.Replaced, open.StateAt(_now));
        Assert.Equal(PasswordLinkState.Used, used.StateAt(_now));
    }

    private static PasswordLink Sent() => new()
    {
        TokenHash = LinkToken.Create().Hash,
        TechnicalUserId = 1,
        SentTo = EmailAddress.Parse("jeanne@exemple.fr"),
        SentAt = _now,
        ExpiresAt = _now.AddHours(24),
    };
}
