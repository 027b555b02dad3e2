using System.Text.Json;
using System.Text.RegularExpressions;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Workflows.ActivationLinks;
using ChorusAssistant.Workflows.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.ActivationLinks;

public sealed partial class ResendActivationLinkTests : IAsyncLifetime
{
    private TestStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.CreateAsync();
        await _store.ArrangeAsync(context => context.AddRange(
            TestAccounts.With("pending@mairie.example", AccountState.Pending),
            TestAccounts.With("active@mairie.example", AccountState.Active),
            TestAccounts.With("disabled@mairie.example", AccountState.Disabled),
            TestAccounts.With("bounced@mairie.example", AccountState.InvalidAddress)));
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_pending_account_gets_a_link_by_mail()
    {
        var outcome = await AskAsync("Pending@Mairie.example");

        Assert.IsType<ResendActivationLink.Outcome.Requested>(outcome);
        var mail = Assert.Single(_store.Mails);
        Assert.Equal("pending@mairie.example", mail.To.Address);
        Assert.Equal("Votre lien d'activation Chorus Pro", mail.Subject);

        var link = Assert.Single(await _store.AllAsync<ActivationLink>());
        Assert.Equal((TestStore.Start, TestStore.Start.AddMinutes(60)), (link.SentAt, link.ExpiresAt));
        Assert.Equal(LinkToken.TryRead(TokenIn(mail))!.Hash, link.TokenHash);

        var account = await AccountAsync("pending@mairie.example");
        Assert.Equal((TestStore.Start, TestStore.Start.AddMinutes(60), 1), (account.LinkSentAt, account.LinkExpiresAt, account.ResendCount));
    }

    [Fact]
    public async Task The_token_is_stored_nowhere_but_in_the_mail()
    {
        await AskAsync("pending@mairie.example");

        var token = TokenIn(Assert.Single(_store.Mails));
        Assert.DoesNotContain(await _store.AllAsync<ActivationLink>(), link => JsonSerializer.Serialize(link).Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_link_replaces_the_ones_before()
    {
        await AskAsync("pending@mairie.example");
        _store.Clock.Advance(TimeSpan.FromMinutes(5));
        await AskAsync("pending@mairie.example");

        var links = (await _store.AllAsync<ActivationLink>()).OrderBy(link => link.SentAt).ToList();
        Assert.Equal(2, links.Count);
        Assert.Equal(TestStore.Start.AddMinutes(5), links[0].ReplacedAt);
        Assert.Null(links[1].ReplacedAt);
        Assert.Equal(2, (await AccountAsync("pending@mairie.example")).ResendCount);
    }

    [Fact]
    public async Task An_active_account_is_told_so_by_mail()
    {
        await AskAsync("active@mairie.example");

        var mail = Assert.Single(_store.Mails);
        Assert.Equal("Votre compte Chorus Pro est déjà actif", mail.Subject);
        Assert.Contains("Mot de passe oublié", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("/activation/", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
        Assert.Empty(await _store.AllAsync<ActivationLink>());
        Assert.Equal(0, (await AccountAsync("active@mairie.example")).ResendCount);
    }

    [Theory]
    [InlineData("disabled@mairie.example", "disabled@mairie.example")]
    [InlineData("bounced@mairie.example", "bounced@mairie.example")]
    [InlineData("unknown@mairie.example", null)]
    public async Task Nobody_else_gets_a_mail_and_the_outcome_is_the_same(string address, string? target)
    {
        var outcome = await AskAsync(address);

        Assert.Equal(new ResendActivationLink.Outcome.Requested(), outcome);
        Assert.Empty(_store.Mails);
        Assert.Empty(await _store.AllAsync<ActivationLink>());
        var entry = Assert.Single(await _store.AllAsync<AuditEntry>());
        Assert.Equal(("anonymous", "ResendActivationLink", target, AuditOutcome.Refused), (entry.Actor, entry.Action, entry.Target, entry.Outcome));
    }

    [Fact]
    public async Task A_sent_link_leaves_exactly_one_done()
    {
        await AskAsync("pending@mairie.example");

        var entry = Assert.Single(await _store.AllAsync<AuditEntry>());
        Assert.Equal(
            ("anonymous", "ResendActivationLink", "pending@mairie.example", AuditOutcome.Done, TestStore.Start),
            (entry.Actor, entry.Action, entry.Target, entry.Outcome, entry.At));
    }

    [Theory]
    [InlineData("pending@mairie.example")]
    [InlineData("active@mairie.example")]
    public async Task The_fourth_request_within_an_hour_has_the_same_outcome_and_no_mail(string address)
    {
        List<ResendActivationLink.Outcome> outcomes = [];
        for (var request = 0; request < 4; request++)
        {
            outcomes.Add(await AskAsync(address));
        }

        Assert.Single(outcomes.Distinct());
        Assert.Equal(3, _store.Mails.Count);
        Assert.Equal(3, (await _store.AllAsync<AuditEntry>()).Count(entry => entry.Outcome == AuditOutcome.Done));
        Assert.Single(await _store.AllAsync<AuditEntry>(), entry => entry.Outcome == AuditOutcome.Refused);

        _store.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync(address);
        Assert.Equal(4, _store.Mails.Count);
    }

    [Fact]
    public async Task A_refused_request_leaves_the_newest_link_working()
    {
        for (var request = 0; request < 4; request++)
        {
            await AskAsync("pending@mairie.example");
        }

        Assert.Single(await _store.AllAsync<ActivationLink>(), link => link.ReplacedAt is null);
    }

    [Fact]
    public async Task The_eleventh_request_within_a_day_has_no_mail()
    {
        for (var request = 0; request < 11; request++)
        {
            await AskAsync("pending@mairie.example");
            _store.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(10, _store.Mails.Count);
        _store.Clock.Advance(TimeSpan.FromHours(13));
        await AskAsync("pending@mairie.example");
        Assert.Equal(11, _store.Mails.Count);
    }

    [Fact]
    public async Task Addresses_are_limited_each_on_its_own_and_unknown_ones_leave_no_readable_trace()
    {
        for (var request = 0; request < 4; request++)
        {
            await AskAsync("unknown@mairie.example");
        }

        await AskAsync("pending@mairie.example");

        Assert.Single(_store.Mails);
        var counted = await _store.AllAsync<ActivationLinkRequests>();
        Assert.Equal([1, 3], counted.Select(requests => requests.GrantedTicks.Count).Order());
        Assert.All(counted, requests => Assert.Matches("^[0-9A-F]{64}$", requests.AddressHash));
        Assert.DoesNotContain(await _store.AllAsync<AuditEntry>(), entry => entry.Target == "unknown@mairie.example");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Of_two_requests_at_once_the_second_runs_again_and_the_limit_holds(int before)
    {
        for (var request = 0; request < before; request++)
        {
            await AskAsync("pending@mairie.example");
        }

        await using var first = _store.CreateScope();
        await using var second = _store.CreateScope();
        await Ask(first.ServiceProvider, "pending@mairie.example");
        await Ask(second.ServiceProvider, "pending@mairie.example");

        Assert.True(await _store.TryCommitAsync(first.ServiceProvider));
        Assert.False(await _store.TryCommitAsync(second.ServiceProvider));
    }

    [Fact]
    public async Task Ten_requests_at_once_send_three_mails_and_one_link_works()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync("pending@mairie.example")));

        Assert.Equal(3, _store.Mails.Count);
        Assert.Single(await _store.AllAsync<ActivationLink>(), link => link.ReplacedAt is null);
        Assert.Equal(3, (await AccountAsync("pending@mairie.example")).ResendCount);
    }

    [Fact]
    public async Task The_mail_says_what_to_do_in_text_and_in_accessible_html()
    {
        await AskAsync("pending@mairie.example");

        var mail = Assert.Single(_store.Mails);
        var url = $"http://localhost:5080/activation/{TokenIn(mail)}";
        Assert.Contains(url, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"""<a href="{url}">Activer mon compte Chorus Pro</a>""", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("""<html lang="fr">""", mail.HtmlBody, StringComparison.Ordinal);
        Assert.All([mail.TextBody, mail.HtmlBody], body =>
        {
            Assert.Contains("60 minutes", body, StringComparison.Ordinal);
            Assert.Contains("courriers indésirables", body, StringComparison.Ordinal);
            Assert.Contains("Ignorez ce message", body, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_outcome_survives_the_journal()
    {
        ResendActivationLink.Outcome outcome = new ResendActivationLink.Outcome.Requested();

        Assert.Equal(outcome, JsonSerializer.Deserialize<ResendActivationLink.Outcome>(JsonSerializer.Serialize(outcome)));
    }

    private Task<ResendActivationLink.Outcome> AskAsync(string address) => _store.RunAsync(services => Ask(services, address));

    private static Task<ResendActivationLink.Outcome> Ask(IServiceProvider services, string address) =>
        services.GetRequiredService<ResendActivationLink>().RunAsync(EmailAddress.Parse(address), CancellationToken.None);

    private async Task<Account> AccountAsync(string login) =>
        (await _store.AllAsync<Account>()).Single(account => account.Login.Address == login);

    private static string TokenIn(OutgoingMail mail) => TokenPattern().Match(mail.TextBody).Groups[1].Value;

    [GeneratedRegex("/activation/([A-Za-z0-9_-]{43})\\s")]
    private static partial Regex TokenPattern();
}
