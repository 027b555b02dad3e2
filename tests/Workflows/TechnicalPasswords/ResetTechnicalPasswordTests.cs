using System.Text;
using System.Text.RegularExpressions;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.TechnicalPasswords;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Found = ChorusAssistant.Workflows.TechnicalPasswords.FindTechnicalUsers.Outcome;
using Outcome = ChorusAssistant.Workflows.TechnicalPasswords.ResetTechnicalPassword.Outcome;

namespace ChorusAssistant.Tests.Workflows.TechnicalPasswords;

/// <summary>Who may reset, what a reset changes, and where the new password is: nowhere.</summary>
public sealed class ResetTechnicalPasswordTests : IAsyncLifetime
{
    private const string Main = "violaine.ussandier@hopital.example";
    private const string Secondary = "maiwenn.pontarveau@hopital.example";
    private const string Technical = "TECH_1_41085@cpro.example";

    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateDemoAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task The_main_manager_sees_how_the_password_stands()
    {
        var view = await ShowAsync(Main);

        Assert.Equal((Technical, "Centre hospitalier d'Aubeline", "Opérateur Démat Exemple SAS"), (view.Login, view.Structure, view.Operator));
        Assert.Equal((TechnicalPasswordState.Alert, 14, new DateOnly(2026, 12, 8)), (view.State, view.DaysLeft, view.ExpiresOn));
    }

    [Fact]
    public async Task A_reset_counts_424_days_from_the_day_in_paris_and_leaves_one_row_and_one_mail()
    {
        // 23:30 UTC is the next day in Paris.
        _store.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 23, 30, 0, TimeSpan.Zero));

        var outcome = Assert.IsType<Outcome.Reset>(await ResetAsync(Main, await ShowAsync(Main)));

        var user = await UserAsync();
        Assert.Equal((new DateOnly(2026, 11, 26), new DateOnly(2028, 1, 24)), (user.PasswordSetOn, user.PasswordExpiresOn));
        Assert.Equal((user.PasswordExpiresOn, Main), (outcome.ExpiresOn, outcome.SentTo.Address));
        var row = Assert.Single(await _store.AllAsync<AuditEntry>());
        Assert.Equal((Main, "ResetTechnicalPassword", Technical, AuditOutcome.Done), (row.Actor, row.Action, row.Target, row.Outcome));
        Assert.Equal(Main, Assert.Single(_store.Mails).To.Address);
    }

    [Fact]
    public async Task The_store_holds_neither_a_password_nor_the_link_that_shows_it()
    {
        await ResetAsync(Main, await ShowAsync(Main));

        Assert.Null((await UserAsync()).PasswordHash);
        var link = Assert.Single(await _store.AllAsync<PasswordLink>());
        var token = Regex.Match(_store.Mails[0].TextBody, "/mot-de-passe-technique/(\\S+)").Groups[1].Value;
        Assert.Equal(LinkToken.TryRead(token)!.Hash, link.TokenHash);
        Assert.DoesNotContain(token, link.TokenHash, StringComparison.Ordinal);
        Assert.Contains("424 jours, jusqu’au 22 janvier 2028", _store.Mails[0].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_data_are_exported_without_the_password()
    {
        var outcome = Assert.IsType<Outcome.Reset>(await ResetAsync(Main, await ShowAsync(Main)));

        var file = Assert.Single(await _store.AllAsync<StoredFile>());
        Assert.Equal((outcome.Export.Id, "donnees-connexion-TECH_1_41085.csv"), (file.Id, file.Name));
        Assert.Equal("""
            "Identifiant technique";"Structure";"Identifiant de la structure";"Opérateur de dématérialisation";"Environnement";"Application PISTE";"Mot de passe défini le";"Mot de passe valable jusqu’au"
            "TECH_1_41085@cpro.example";"Centre hospitalier d'Aubeline";"02374355200012";"Opérateur Démat Exemple SAS";"PRODUCTION";"demo-app-05";"24/11/2026";"22/01/2028"

            """, Encoding.UTF8.GetString(file.Content).TrimStart('\uFEFF').ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_structure_whose_name_is_a_formula_stays_a_text()
    {
        await _store.RunAsync(services => services.GetRequiredService<ChorusAssistant.Workflows.Persistence.ChorusDbContext>().Set<Structure>()
            .Where(structure => structure.Identifier == "02374355200012")
            .ExecuteUpdateAsync(change => change.SetProperty(structure => structure.Name, "=HYPERLINK(\"x\")")));

        await ResetAsync(Main, await ShowAsync(Main));

        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", Encoding.UTF8.GetString(Assert.Single(await _store.AllAsync<StoredFile>()).Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Secondary)]
    [InlineData("zelie.dumontelle@numerique.example")]
    [InlineData("yann.estrevigne@ccas.example")]
    public async Task Others_are_refused_and_it_is_written_down(string login)
    {
        var refused = Assert.IsType<Found.NotMainManager>(await FindAsync(login));

        Assert.NotEmpty(refused.Structures);
        var row = Assert.Single(await _store.AllAsync<AuditEntry>());
        Assert.Equal((login, "ResetTechnicalPassword", AuditOutcome.Refused), (row.Actor, row.Action, row.Outcome));
    }

    [Fact]
    public async Task The_right_is_that_of_the_structure_concerned_and_of_the_moment()
    {
        var shown = await ShowAsync(Main);
        await SetRoleAsync(Main, StructureRole.SecondaryManager);

        Assert.IsType<Outcome.NotMainManager>(await ResetAsync(Main, shown));
        Assert.IsType<Outcome.NotMainManager>(await ResetAsync(Secondary, shown));
        Assert.IsType<Outcome.Gone>(await ResetAsync("ambre.isserand@ministere.example", shown));

        Assert.Equal(new DateOnly(2025, 10, 10), (await UserAsync()).PasswordSetOn);
        Assert.Empty(_store.Mails);
        Assert.All(await _store.AllAsync<AuditEntry>(), row => Assert.Equal(AuditOutcome.Refused, row.Outcome));
    }

    [Fact]
    public async Task What_was_shown_must_still_be_so()
    {
        var shown = await ShowAsync(Main);
        await ResetAsync(Main, shown);

        var changed = Assert.IsType<Outcome.Changed>(await ResetAsync(Main, shown));

        Assert.Equal(new DateOnly(2026, 11, 24), changed.Now.SetOn);
        Assert.Single(_store.Mails);
        Assert.Single(await _store.AllAsync<AuditEntry>());
    }

    [Fact]
    public async Task A_second_reset_makes_the_first_link_useless()
    {
        await ResetAsync(Main, await ShowAsync(Main));
        await ResetAsync(Main, await ShowAsync(Main));

        var links = (await _store.AllAsync<PasswordLink>()).OrderBy(link => link.ReplacedAt is null).ToList();
        Assert.Equal([PasswordLinkState.Replaced, PasswordLinkState.Valid], links.Select(link => link.StateAt(TestStore.Start)));
    }

    [Theory]
    [InlineData("TECH_1_41085@cpro.example")]
    [InlineData("tech_1_41085@CPRO.example")]
    [InlineData("tech_1_41085")]
    [InlineData("02374355200012")]
    public async Task A_technical_user_is_found_by_login_in_any_case_and_by_its_structure(string name)
    {
        var found = Assert.IsType<Found.Found>(await FindAsync(Main, name));

        Assert.Equal(Technical, Assert.Single(found.Users).Login);
    }

    [Fact]
    public async Task A_technical_user_of_another_structure_looks_like_none()
    {
        var other = await FindAsync(Main, "TECH_1_41068@cpro.example");
        var none = await FindAsync(Main, "TECH_9_99999@cpro.example");

        Assert.Equal("TECH_1_41068@cpro.example", Assert.IsType<Found.Unknown>(other).Name);
        Assert.IsType<Found.Unknown>(none);
    }

    [Fact]
    public async Task Who_runs_one_structure_and_works_in_another_may_reset_in_the_first_only()
    {
        // The main manager of the hospital also works for the ministry.
        await AttachAsync(Main, "02607048200018", StructureRole.User);

        Assert.Equal(Technical, Assert.Single(Assert.IsType<Found.Found>(await FindAsync(Main)).Users).Login);
        var refused = Assert.IsType<Found.NotMainManager>(await FindAsync(Main, "TECH_1_41068"));
        Assert.Equal(["Ministère de la Démonstration"], refused.Structures);
    }

    [Fact]
    public async Task Who_runs_several_structures_is_shown_all_of_them()
    {
        await AttachAsync(Main, "02607048200018", StructureRole.MainManager);

        Assert.Equal(["TECH_1_41068@cpro.example", Technical], Assert.IsType<Found.Found>(await FindAsync(Main)).Users.Select(user => user.Login));
    }

    private Task<Found> FindAsync(string login) =>
        _store.RunAsync(services => services.GetRequiredService<FindTechnicalUsers>().RunAsync(EmailAddress.Parse(login), CancellationToken.None));

    private Task<Found> FindAsync(string login, string name) =>
        _store.RunAsync(services => services.GetRequiredService<FindTechnicalUsers>().RunAsync(EmailAddress.Parse(login), name, CancellationToken.None));

    private async Task<TechnicalUserView> ShowAsync(string login) => Assert.IsType<Found.Found>(await FindAsync(login)).Users[0];

    private Task<Outcome> ResetAsync(string login, TechnicalUserView shown) =>
        _store.RunAsync(services => services.GetRequiredService<ResetTechnicalPassword>().RunAsync(EmailAddress.Parse(login), shown, CancellationToken.None));

    private async Task<TechnicalUser> UserAsync() => (await _store.AllAsync<TechnicalUser>()).Single(user => user.Login == Technical);

    private Task<int> SetRoleAsync(string login, StructureRole role) => _store.RunAsync(async services =>
    {
        var context = services.GetRequiredService<ChorusAssistant.Workflows.Persistence.ChorusDbContext>();
        var account = await context.Set<ChorusAssistant.Domain.Accounts.Account>().SingleAsync(account => account.Login == EmailAddress.Parse(login));
        return await context.Set<Attachment>().Where(attachment => attachment.AccountId == account.Id)
            .ExecuteUpdateAsync(change => change.SetProperty(attachment => attachment.Role, role));
    });

    private Task<bool> AttachAsync(string login, string identifier, StructureRole role) => _store.RunAsync(async services =>
    {
        var context = services.GetRequiredService<ChorusAssistant.Workflows.Persistence.ChorusDbContext>();
        var account = await context.Set<ChorusAssistant.Domain.Accounts.Account>().SingleAsync(account => account.Login == EmailAddress.Parse(login));
        var structure = await context.Set<Structure>().SingleAsync(structure => structure.Identifier == identifier);
        context.Add(new Attachment { Id = 1, AccountId = account.Id, StructureId = structure.Id, Role = role, State = AttachmentState.Active, Spaces = [] });
        return true;
    });
}
