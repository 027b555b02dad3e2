using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Tests.Domain.Accounts;

public sealed class AccountTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void A_pending_account_is_activated_once()
    {
        var account = In(AccountState.Pending);

        Assert.True(account.TryActivate(Now));
        Assert.Equal(AccountState.Active, account.State);
        Assert.Equal(Now, account.ActivatedAt);

        Assert.False(account.TryActivate(Now.AddHours(1)));
        Assert.Equal(Now, account.ActivatedAt);
    }

    [Theory]
    [InlineData(AccountState.Active)]
    [InlineData(AccountState.InvalidAddress)]
    [InlineData(AccountState.Disabled)]
    public void A_link_opens_nothing_but_a_pending_account(AccountState state)
    {
        var account = In(state);

        Assert.False(account.TryActivate(Now));
        Assert.False(account.TryResendLink(Now, Now.AddHours(1)));
        Assert.Equal((state, null, null, 0), (account.State, account.ActivatedAt, account.LinkSentAt, account.ResendCount));
    }

    [Fact]
    public void A_link_sent_again_is_counted_and_dated()
    {
        var account = In(AccountState.Pending);

        Assert.True(account.TryResendLink(Now, Now.AddMinutes(60)));
        Assert.True(account.TryResendLink(Now.AddMinutes(5), Now.AddMinutes(65)));

        Assert.Equal((Now.AddMinutes(5), Now.AddMinutes(65), 2), (account.LinkSentAt, account.LinkExpiresAt, account.ResendCount));
    }

    [Theory]
    [InlineData(AccountState.Pending, AccountState.InvalidAddress)]
    [InlineData(AccountState.Active, AccountState.Disabled)]
    [InlineData(AccountState.Disabled, AccountState.Active)]
    public void Moves_where_the_table_allows(AccountState from, AccountState to)
    {
        var account = In(from);

        Assert.True(Move(account, to));
        Assert.Equal(to, account.State);
    }

    [Theory]
    [InlineData(AccountState.Pending, AccountState.Active)]
    [InlineData(AccountState.Pending, AccountState.Disabled)]
    [InlineData(AccountState.Active, AccountState.Active)]
    [InlineData(AccountState.Active, AccountState.InvalidAddress)]
    [InlineData(AccountState.Disabled, AccountState.Disabled)]
    [InlineData(AccountState.Disabled, AccountState.InvalidAddress)]
    [InlineData(AccountState.InvalidAddress, AccountState.Active)]
    [InlineData(AccountState.InvalidAddress, AccountState.Disabled)]
    [InlineData(AccountState.InvalidAddress, AccountState.InvalidAddress)]
    public void Stays_where_the_table_forbids(AccountState from, AccountState to)
    {
        var account = In(from);

        Assert.False(Move(account, to));
        Assert.Equal(from, account.State);
    }

    private static bool Move(Account account, AccountState to) => to switch
    {
        AccountState.Active => account.TryReactivate(),
        AccountState.Disabled => account.TryDisable(),
        AccountState.InvalidAddress => account.TryMarkAddressInvalid(),
        _ => throw new ArgumentOutOfRangeException(nameof(to)),
    };

    private static Account In(AccountState state) => new()
    {
        Id = 1,
        Login = EmailAddress.Parse("jeanne@laposte.fr"),
        ContactAddress = EmailAddress.Parse("jeanne@laposte.fr"),
        FirstName = "Jeanne",
        LastName = "Durand",
        Language = "fr",
        State = state,
        CreatedAt = Now.AddDays(-1),
        HasBillingNotifications = true,
    };
}
