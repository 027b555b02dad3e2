using ChorusAssistant.Domain.Accounts;

namespace ChorusAssistant.Tests.Domain.Accounts;

public sealed class ActivationLinkRequestsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    private readonly ActivationLinkRequests _requests = new() { AddressHash = "hash" };

    [Fact]
    public void Three_within_an_hour_and_a_fourth_when_the_first_is_an_hour_old()
    {
        Assert.True(TakeAt(Now));
        Assert.True(TakeAt(Now.AddMinutes(10)));
        Assert.True(TakeAt(Now.AddMinutes(20)));
        Assert.False(TakeAt(Now.AddMinutes(59)));
        Assert.True(TakeAt(Now.AddMinutes(60)));
        Assert.False(TakeAt(Now.AddMinutes(61)));
    }

    [Fact]
    public void Ten_within_a_day_and_an_eleventh_when_the_first_is_a_day_old()
    {
        for (var request = 0; request < 10; request++)
        {
            Assert.True(TakeAt(Now.AddHours(2 * request)));
        }

        Assert.False(TakeAt(Now.AddHours(23)));
        Assert.True(TakeAt(Now.AddHours(24)));
    }

    [Fact]
    public void Keeps_no_more_than_the_last_day()
    {
        for (var hour = 0; hour < 100; hour++)
        {
            TakeAt(Now.AddHours(hour));
        }

        Assert.True(_requests.GrantedTicks.Count <= 10);
    }

    private bool TakeAt(DateTimeOffset now) => _requests.TryTake(now, hourlyLimit: 3, dailyLimit: 10);
}
