using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Accounts;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Domain.TechnicalUsers;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>"Je veux réinitialiser le mot de passe technique": every way that talk can go.</summary>
public sealed class ResetTechnicalPasswordDialogTests : IAsyncLifetime
{
    private const string Main = "oceane.dumontelle@batisseurs.example";
    private const string Technical = "TECH_1_41102@cpro.example";

    private const string Recap = """
        < Je vais réinitialiser le mot de passe de l’utilisateur technique **TECH_1_41102@cpro.example** (Bâtisseurs de Lisière SAS). Son mot de passe actuel expire **demain**, le mercredi 25 novembre 2026.

        Dès votre confirmation, l’ancien mot de passe cesse de fonctionner : vos logiciels ne pourront plus se connecter à l’API tant que le nouveau n’y est pas enregistré. Le nouveau mot de passe ne s’affiche pas ici : je vous envoie par mail un lien qui le montre une seule fois.
        < [Confirmer la réinitialisation] [Annuler]
        """;

    private const string Done = """
        < C’est fait : le mot de passe de **TECH_1_41102@cpro.example** est réinitialisé, et l’ancien ne fonctionne plus. Le nouveau est valable 424 jours, jusqu’au **samedi 22 janvier 2028**.

        1. Ouvrez le mail envoyé à oceane.dumontelle@batisseurs.example : son lien affiche le nouveau mot de passe **une seule fois**, jusqu’au mercredi 25 novembre 2026 à 9 h 00. Ne le recopiez jamais dans ce chat.
        2. Mettez à jour vos logiciels, et transmettez-le par un moyen sûr à votre opérateur de dématérialisation si vous en avez un.
        3. [Exportez les données de connexion](https://bot.example/documents/donnees-connexion-TECH_1_41102.csv) pour les garder sous la main (le mot de passe n’y figure pas).

        Je vous rappellerai par mail la fin de validité. Pour en savoir plus : [Réinitialiser le mot de passe d’un utilisateur technique](https://bot.example/aide/mot-de-passe-technique).
        """;

    private BotHarness _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await BotHarness.StartDemoAsync();
        _bot.User = new SignedInUser(Main, Name: null);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("Confirmer la réinitialisation")]
    [InlineData("oui")]
    public async Task Shows_what_will_break_and_resets_once_confirmed(string yes)
    {
        await _bot.PlayAsync($"""
            > je veux réinitialiser le mot de passe technique
            {Recap}
            > {yes}
            {Done}
            """);
        Assert.Equal([(Main, "Nouveau mot de passe de l’utilisateur technique TECH_1_41102@cpro.example")], await _bot.MailsAsync());
        Assert.Equal([("ResetTechnicalPassword", Technical)], await _bot.DoneAsync());
        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2028, 1, 22)), await DaysAsync(Technical));
    }

    [Fact]
    public async Task Signed_out_it_says_so_and_goes_on_after_the_sign_in()
    {
        _bot.User = null;
        await _bot.PlayAsync($"""
            > le mot de passe de TECH_1_41102 est expiré
            < Je peux réinitialiser le mot de passe d’un utilisateur technique pour le gestionnaire principal de sa structure. Pour cela, vous devez être connecté. Connectez-vous, puis écrivez-moi : je reprendrai où nous en sommes.
            < (Se connecter)
            ({Main} se connecte)
            > c'est fait
            {Recap}
            > oui
            {Done}
            """);
    }

    [Fact]
    public async Task A_secondary_manager_hears_who_can_and_no_name()
    {
        _bot.User = new SignedInUser("violaine.fontarelle@batisseurs.example", Name: null);
        await _bot.PlayAsync("""
            > le mot de passe de mon compte technique a expiré
            < Seul le **gestionnaire principal** de la structure peut réinitialiser le mot de passe de son utilisateur technique. Vous ne l’êtes pas pour :

            - Bâtisseurs de Lisière SAS

            Je ne peux pas vous dire qui c’est, car il s’agit d’une donnée personnelle ; le support peut vous mettre en relation. Demandez-le-lui en précisant le nom de la structure. Pour en savoir plus : [Réinitialiser le mot de passe d’un utilisateur technique](https://bot.example/aide/mot-de-passe-technique).
            < [Parler à un conseiller]
            """);
        await AssertUntouchedAsync();
        Assert.Equal(AuditOutcome.Refused, Assert.Single(await _bot.AllAsync<AuditEntry>()).Outcome);
    }

    [Fact]
    public async Task The_login_of_another_structure_is_not_found_and_ones_own_is_offered()
    {
        await _bot.PlayAsync($"""
            > réinitialiser le compte TECH_1_41068@cpro.example
            < Je ne trouve pas TECH_1_41068@cpro.example dans les structures auxquelles vous êtes rattaché.
            < De quel utilisateur technique faut-il réinitialiser le mot de passe ? Choisissez-le, ou écrivez son identifiant (par exemple TECH_1_12345).
            < [TECH_1_41102@cpro.example (Bâtisseurs de Lisière SAS)]
            > tech_1_41102
            {Recap}
            """);
        await AssertUntouchedAsync();
    }

    [Theory]
    [InlineData("non", "D’accord : je n’ai rien changé, le mot de passe de TECH_1_41102@cpro.example reste le même.")]
    [InlineData("Annuler", "C'est annulé : je n'ai rien fait. Que puis-je faire d'autre pour vous ?")]
    public async Task Declined_nothing_is_done(string no, string reply)
    {
        await _bot.PlayAsync($"""
            > je veux réinitialiser le mot de passe technique
            {Recap}
            > {no}
            < {reply}
            """);
        await AssertUntouchedAsync();
    }

    [Theory]
    [InlineData("oui mais pas celui-là")]
    [InlineData("peut-être")]
    [InlineData("TECH_1_41068@cpro.example")]
    public async Task Anything_but_a_plain_yes_resets_nothing(string words)
    {
        await _bot.SayAsync("je veux réinitialiser le mot de passe technique");
        await _bot.SayAsync(words);

        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task The_button_of_an_earlier_talk_does_nothing()
    {
        await _bot.SayAsync("Confirmer la réinitialisation");

        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task Reset_meanwhile_it_is_shown_anew_and_not_reset_again()
    {
        await _bot.SayAsync("je veux réinitialiser le mot de passe technique");
        _bot.Conversation = "another-tab";
        await _bot.SayAsync("je veux réinitialiser le mot de passe technique");
        await _bot.SayAsync("oui");
        _bot.Conversation = "conversation-1";

        await _bot.PlayAsync("""
            > oui
            < La situation a changé depuis ma question : voici ce qu'il en est maintenant.
            < Je vais réinitialiser le mot de passe de l’utilisateur technique **TECH_1_41102@cpro.example** (Bâtisseurs de Lisière SAS). Son mot de passe actuel est valable encore **424 jours**, jusqu’au samedi 22 janvier 2028.

            Dès votre confirmation, l’ancien mot de passe cesse de fonctionner : vos logiciels ne pourront plus se connecter à l’API tant que le nouveau n’y est pas enregistré. Le nouveau mot de passe ne s’affiche pas ici : je vous envoie par mail un lien qui le montre une seule fois.
            < [Confirmer la réinitialisation] [Annuler]
            > non
            < D’accord : je n’ai rien changé, le mot de passe de TECH_1_41102@cpro.example reste le même.
            """);
        Assert.Single(await _bot.DoneAsync());
    }

    [Fact]
    public async Task Who_runs_several_structures_is_asked_which_one()
    {
        await AttachAsync("02607048200018");
        await _bot.PlayAsync($"""
            > mot de passe technique expiré
            < De quel utilisateur technique faut-il réinitialiser le mot de passe ? Choisissez-le, ou écrivez son identifiant (par exemple TECH_1_12345).
            < [TECH_1_41068@cpro.example (Ministère de la Démonstration)] [TECH_1_41102@cpro.example (Bâtisseurs de Lisière SAS)]
            > n'importe lequel
            < Je n’ai pas reconnu l’utilisateur technique. Cliquez sur l’un d’eux, ou écrivez son identifiant complet.
            < [TECH_1_41068@cpro.example (Ministère de la Démonstration)] [TECH_1_41102@cpro.example (Bâtisseurs de Lisière SAS)]
            > celui de Bâtisseurs de Lisière SAS
            {Recap}
            > oui
            {Done}
            """);
        Assert.Equal(new DateOnly(2026, 12, 24), (await DaysAsync("TECH_1_41068@cpro.example")).ExpiresOn);
    }

    [Theory]
    [InlineData("le 41102")]
    [InlineData("2")]
    [InlineData("le deuxième")]
    [InlineData("05464042000037")]
    [InlineData("Tech_1_41102@CPRO.example, s'il vous plaît")]
    public async Task One_of_several_is_found_however_it_is_named(string words)
    {
        await AttachAsync("02607048200018");
        await _bot.SayAsync("mot de passe technique expiré");

        await _bot.PlayAsync($"""
            > {words}
            {Recap}
            """);
    }

    [Fact]
    public async Task No_password_and_no_link_is_ever_in_the_talk()
    {
        await _bot.SayAsync("je veux réinitialiser le mot de passe technique");
        await _bot.SayAsync("oui");

        var stored = string.Concat((await _bot.TurnsAsync()).Select(turn => System.Text.Encoding.UTF8.GetString(turn.Payload.Span)));
        Assert.DoesNotContain("/mot-de-passe-technique/", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Assert.Single(await _bot.AllAsync<PasswordLink>()).TokenHash, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_without_a_technical_user_hears_how_to_get_one()
    {
        _bot.User = new SignedInUser("joris.tournebise@montclair.example", Name: null);
        await _bot.PlayAsync("""
            > réinitialiser le mot de passe technique
            < Vous êtes bien gestionnaire principal, mais il n’y a pas d’utilisateur technique pour :

            - Commune de Montclair-les-Essais

            Pour en créer un, ouvrez dans le portail le domaine « Raccordements », application « Compte technique ».
            """);
    }

    [Fact]
    public async Task Speaks_english_to_those_who_do()
    {
        _bot.Locale = "en-GB";
        await _bot.PlayAsync("""
            > reset the password of the technical user
            < I am about to reset the password of the technical user **TECH_1_41102@cpro.example** (Bâtisseurs de Lisière SAS). Its present password expires **tomorrow**, Wednesday, 25 November 2026.

            As soon as you confirm, the old password stops working: your software will not be able to connect to the API until the new one is stored there. The new password is not shown here: I send you a link by mail that shows it once.
            < [Confirm the reset] [Cancel]
            > no
            < All right: I have changed nothing, the password of TECH_1_41102@cpro.example stays as it is.
            """);
    }

    private async Task AssertUntouchedAsync()
    {
        Assert.Equal(new DateOnly(2026, 11, 25), (await DaysAsync(Technical)).ExpiresOn);
        Assert.Empty(await _bot.MailsAsync());
        Assert.Empty(await _bot.DoneAsync());
    }

    private async Task<(DateOnly SetOn, DateOnly ExpiresOn)> DaysAsync(string login)
    {
        var user = (await _bot.AllAsync<TechnicalUser>()).Single(user => user.Login == login);
        return (user.PasswordSetOn, user.PasswordExpiresOn);
    }

    private async Task AttachAsync(string identifier)
    {
        await using var context = _bot.Services.GetRequiredService<Func<ChorusDbContext>>()();
        var account = await context.Set<Account>().SingleAsync(account => account.Login == EmailAddress.Parse(Main));
        var structure = await context.Set<Structure>().SingleAsync(structure => structure.Identifier == identifier);
        context.Add(new Attachment { Id = 1, AccountId = account.Id, StructureId = structure.Id, Role = StructureRole.MainManager, State = AttachmentState.Active, Spaces = [] });
        await context.SaveChangesAsync();
    }
}
