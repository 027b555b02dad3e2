using System.Text.Json;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.ActivationLinks;
using Microsoft.Extensions.DependencyInjection;
using Outcome = ChorusAssistant.Workflows.ActivationLinks.ActivateAccount.Outcome;

namespace ChorusAssistant.Tests.Workflows.ActivationLinks;

public sealed class ActivateAccountTests : IAsyncLifetime
{
    private static readonly EmailAddress Login = EmailAddress.Parse("pending@mairie.example");

    private TestStore _store = null!;

    public static TheoryData<Outcome> Outcomes => new(
        new Outcome.Ready(Login), new Outcome.Activated(Login), new Outcome.AlreadyUsed(), new Outcome.Expired(), new Outcome.Replaced(),
        new Outcome.Unknown());

    public async Task InitializeAsync()
    {
        _store = await TestStore.CreateAsync();
        await _store.ArrangeAsync(context => context.Add(TestAccounts.With(Login.Address, AccountState.Pending)));
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Looking_at_the_page_changes_nothing_however_often()
    {
        var token = await SendLinkAsync();

        Assert.Equal(new Outcome.Ready(Login), await PeekAsync(token));
        Assert.Equal(new Outcome.Ready(Login), await PeekAsync(token));

        Assert.Equal(AccountState.Pending, (await AccountAsync()).State);
        Assert.Null(Assert.Single(await _store.AllAsync<ActivationLink>()).UsedAt);
        Assert.DoesNotContain(await _store.AllAsync<AuditEntry>(), entry => entry.Action == "ActivateAccount");
    }

    [Fact]
    public async Task Confirming_activates_the_account()
    {
        var token = await SendLinkAsync();
        _store.Clock.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal(new Outcome.Activated(Login), await ActivateAsync(token));

        var account = await AccountAsync();
        Assert.Equal((AccountState.Active, TestStore.Start.AddMinutes(59)), (account.State, account.ActivatedAt));
        var entry = Assert.Single(await _store.AllAsync<AuditEntry>(), entry => entry.Action == "ActivateAccount");
        Assert.Equal((Login.Address, Login.Address, AuditOutcome.Done), (entry.Actor, entry.Target, entry.Outcome));
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var token = await SendLinkAsync();
        await ActivateAsync(token);

        Assert.Equal(new Outcome.AlreadyUsed(), await PeekAsync(token));
        Assert.Equal(new Outcome.AlreadyUsed(), await ActivateAsync(token));
        Assert.Single(await _store.AllAsync<AuditEntry>(), entry => entry is { Action: "ActivateAccount", Outcome: AuditOutcome.Done });
    }

    [Fact]
    public async Task A_link_of_an_hour_ago_is_expired()
    {
        var token = await SendLinkAsync();
        _store.Clock.Advance(TimeSpan.FromMinutes(60));

        Assert.Equal(new Outcome.Expired(), await PeekAsync(token));
        Assert.Equal(new Outcome.Expired(), await ActivateAsync(token));
        Assert.Equal(AccountState.Pending, (await AccountAsync()).State);
    }

    [Fact]
    public async Task A_link_with_a_successor_is_replaced_and_the_successor_works()
    {
        var older = await SendLinkAsync();
        var newer = await SendLinkAsync();

        Assert.Equal(new Outcome.Replaced(), await PeekAsync(older));
        Assert.Equal(new Outcome.Replaced(), await ActivateAsync(older));
        Assert.Equal(new Outcome.Activated(Login), await ActivateAsync(newer));
        Assert.Equal(new Outcome.AlreadyUsed(), await PeekAsync(older));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("'; DROP TABLE accounts; --")]
    public async Task Anything_else_is_unknown(string? token)
    {
        await SendLinkAsync();

        Assert.Equal(new Outcome.Unknown(), await PeekAsync(token));
        Assert.Equal(new Outcome.Unknown(), await ActivateAsync(token));
    }

    [Fact]
    public async Task A_token_in_the_wrong_case_is_unknown()
    {
        var token = await SendLinkAsync();

        Assert.Equal(new Outcome.Unknown(), await PeekAsync(token.ToUpperInvariant()));
    }

    [Fact]
    public async Task Two_confirmations_at_once_activate_once()
    {
        var token = await SendLinkAsync();
        await using var first = _store.CreateScope();
        await using var second = _store.CreateScope();
        await Activate(first.ServiceProvider, token);
        await Activate(second.ServiceProvider, token);

        Assert.True(await _store.TryCommitAsync(first.ServiceProvider));
        Assert.False(await _store.TryCommitAsync(second.ServiceProvider));
        Assert.Equal(new Outcome.AlreadyUsed(), await ActivateAsync(token));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Every_outcome_survives_the_journal(Outcome outcome) =>
        Assert.Equal(outcome, JsonSerializer.Deserialize<Outcome>(JsonSerializer.Serialize(outcome)));

    private async Task<string> SendLinkAsync()
    {
        await _store.RunAsync(services => services.GetRequiredService<ResendActivationLink>().RunAsync(Login, CancellationToken.None));
        var text = _store.Mails[^1].TextBody;
        return text.Split("/activation/")[1].Split('\n')[0];
    }

    private Task<Outcome> PeekAsync(string? token) => _store.RunAsync(async services =>
    {
        var outcome = await services.GetRequiredService<ActivateAccount>().PeekAsync(token, CancellationToken.None);
        Assert.False(services.GetRequiredService<ChorusAssistant.Workflows.Persistence.ChorusDbContext>().ChangeTracker.HasChanges());
        return outcome;
    });

    private Task<Outcome> ActivateAsync(string? token) => _store.RunAsync(services => Activate(services, token));

    private static Task<Outcome> Activate(IServiceProvider services, string? token) =>
        services.GetRequiredService<ActivateAccount>().ActivateAsync(token, CancellationToken.None);

    private async Task<Account> AccountAsync() => Assert.Single(await _store.AllAsync<Account>());
}
