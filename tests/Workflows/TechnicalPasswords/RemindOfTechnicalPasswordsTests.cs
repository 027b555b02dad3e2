using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.TechnicalPasswords;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Workflows.TechnicalPasswords;

/// <summary>At 30, 15, 7 and 1 days left, once each, to the main manager.</summary>
public sealed class RemindOfTechnicalPasswordsTests : IAsyncLifetime
{
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateDemoAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task On_the_day_of_the_demo_those_with_30_days_and_with_one_are_reminded()
    {
        await RunAsync();

        Assert.Equal(
            [
                ("ambre.isserand@ministere.example", "Rappel : le mot de passe technique TECH_1_41068@cpro.example expire dans 30 jours"),
                ("oceane.dumontelle@batisseurs.example", "Rappel : le mot de passe technique TECH_1_41102@cpro.example expire demain"),
            ],
            SentMails());
    }

    [Fact]
    public async Task However_often_it_runs_each_reminder_goes_out_once()
    {
        for (var day = 0; day <= 60; day++)
        {
            await RunAsync();
            await RunAsync();
            _store.Clock.Advance(TimeSpan.FromDays(1));
        }

        // From day to day over two months; 41051 has 44 days left at first.
        Assert.Equal(["dans 30 jours", "dans 15 jours", "dans 7 jours", "demain"], EndsFor("TECH_1_41068"));
        Assert.Equal(["dans 7 jours", "demain"], EndsFor("TECH_1_41085"));
        Assert.Equal(["dans 30 jours", "dans 15 jours", "dans 7 jours", "demain"], EndsFor("TECH_1_41051"));
        Assert.Equal(["demain"], EndsFor("TECH_1_41102"));
        Assert.Empty(EndsFor("TECH_1_41119"));
        Assert.Empty(EndsFor("TECH_1_41136"));
    }

    [Fact]
    public async Task After_weeks_without_service_the_newest_reminder_alone_goes_out()
    {
        await RunAsync();
        _store.Mails.Clear();

        _store.Clock.Advance(TimeSpan.FromDays(25));
        await RunAsync();

        // 41068: 15 and 7 were missed. 41085 has expired: nothing can be done in time.
        Assert.Equal(["dans 5 jours"], EndsFor("TECH_1_41068"));
        Assert.Empty(EndsFor("TECH_1_41085"));
    }

    [Fact]
    public async Task A_reset_begins_anew()
    {
        await RunAsync();
        _store.Mails.Clear();
        await _store.RunAsync(async services =>
        {
            var login = EmailAddress.Parse("ambre.isserand@ministere.example");
            var found = await services.GetRequiredService<FindTechnicalUsers>().RunAsync(login, CancellationToken.None);
            return await services.GetRequiredService<ResetTechnicalPassword>()
                .RunAsync(login, ((FindTechnicalUsers.Outcome.Found)found).Users[0], CancellationToken.None);
        });

        _store.Clock.Advance(TimeSpan.FromDays(60));
        await RunAsync();
        Assert.Empty(EndsFor("TECH_1_41068"));

        _store.Clock.Advance(TimeSpan.FromDays(TechnicalUser.PasswordLifeInDays - 60 - 30));
        await RunAsync();
        Assert.Equal(["dans 30 jours"], EndsFor("TECH_1_41068"));
    }

    private Task<bool> RunAsync() => _store.RunAsync(services => services.GetRequiredService<RemindOfTechnicalPasswords>().RunAsync(CancellationToken.None));

    private List<(string To, string Subject)> SentMails() => [.. _store.Mails.Select(mail => (mail.To.Address, mail.Subject.Replace('\u00A0', ' ')))];

    private List<string> EndsFor(string login) =>
        [.. SentMails().Where(mail => mail.Subject.Contains(login, StringComparison.Ordinal) && mail.Subject.StartsWith("Rappel", StringComparison.Ordinal))
            .Select(mail => mail.Subject[(mail.Subject.IndexOf(" expire ", StringComparison.Ordinal) + " expire ".Length)..])];
}
