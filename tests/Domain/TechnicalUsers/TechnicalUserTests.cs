using ChorusAssistant.Domain.TechnicalUsers;

namespace ChorusAssistant.Tests.Domain.TechnicalUsers;

public sealed class TechnicalUserTests
{
    private static readonly DateOnly _today = new(2026, 11, 24);

    [Theory]
    [InlineData(31, TechnicalPasswordState.Valid)]
    [InlineData(30, TechnicalPasswordState.Alert)]
    [InlineData(1, TechnicalPasswordState.Alert)]
    [InlineData(0, TechnicalPasswordState.ExpiresToday)]
    [InlineData(-1, TechnicalPasswordState.Expired)]
    public void The_password_stands_by_the_days_that_are_left(int daysLeft, TechnicalPasswordState expected)
    {
        var user = With(daysLeft);

        Assert.Equal(daysLeft, user.DaysLeft(_today));
        Assert.Equal(expected, user.StateOn(_today));
    }

    [Theory]
    [InlineData(224)]
    [InlineData(0)]
    [InlineData(-26)]
    public void A_reset_counts_424_days_from_today_whatever_it_was(int daysLeft)
    {
        var user = With(daysLeft, reminded: 1);

        user.ResetPassword(_today);

        Assert.Equal(_today, user.PasswordSetOn);
        Assert.Equal(new DateOnly(2028, 1, 22), user.PasswordExpiresOn);
        Assert.Equal(TechnicalPasswordState.Valid, user.StateOn(_today));
        Assert.Null(user.RemindedDaysLeft);
    }

    [Fact]
    public void Days_are_counted_and_not_months_across_a_leap_day()
    {
        var user = With(0);

        user.ResetPassword(new DateOnly(2027, 12, 31));

        // 14 calendar months would end on 28 February 2029.
        Assert.Equal(new DateOnly(2029, 2, 27), user.PasswordExpiresOn);
    }

    [Fact]
    public void A_password_is_drawn_once_shown_and_kept_as_a_hash()
    {
        var user = With(10);
        user.ResetPassword(_today);
        Assert.Null(user.PasswordHash);

        var password = user.DrawPassword();

        Assert.True(PasswordHash.Matches(password.Text, user.PasswordHash!));
        Assert.False(PasswordHash.Matches(password.Text + "x", user.PasswordHash!));
        Assert.DoesNotContain(password.Text, user.PasswordHash!, StringComparison.Ordinal);
        Assert.True(user.PasswordHash!.Length <= PasswordHash.MaximumLength);
    }

    [Fact]
    public void A_reminder_is_sent_once_and_never_an_earlier_one_after_it()
    {
        var user = With(6);
        user.Remind(7);

        Assert.Throws<InvalidOperationException>(() => user.Remind(7));
        Assert.Throws<InvalidOperationException>(() => user.Remind(15));
        user.Remind(1);
        Assert.Equal(1, user.RemindedDaysLeft);
    }

    private static TechnicalUser With(int daysLeft, int? reminded = null) => new()
    {
        Id = 1,
        Login = "TECH_1_1@cpro.example",
        StructureId = 1,
        MainManagerId = 1,
        Application = "app",
        Environment = "PRODUCTION",
        PasswordSetOn = _today.AddDays(daysLeft - TechnicalUser.PasswordLifeInDays),
        PasswordExpiresOn = _today.AddDays(daysLeft),
        RemindedDaysLeft = reminded,
    };
}
