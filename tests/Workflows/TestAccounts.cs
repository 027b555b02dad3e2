using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Identifiers;

namespace ChorusAssistant.Tests.Workflows;

internal static class TestAccounts
{
    private static long _lastId;

    public static Account With(string login, AccountState state) => new()
    {
        Id = Interlocked.Increment(ref _lastId),
        Login = EmailAddress.Parse(login),
        ContactAddress = EmailAddress.Parse(login),
        FirstName = "Jeanne",
        LastName = "Durand",
        Language = "fr",
        State = state,
        CreatedAt = TestStore.Start.AddDays(-1),
        HasBillingNotifications = true,
    };
}
