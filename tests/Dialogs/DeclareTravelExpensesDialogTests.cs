using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.CourtFees;
using ChorusAssistant.Workflows.Files;
using ChorusAssistant.Workflows.Spreadsheet;
using ChorusAssistant.Workflows.TravelExpenses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>"120 km en 6 CV, 2 repas à 15,25, péage 12,40 et affranchissement 8,75": from the first word to the form in a statement.</summary>
public sealed partial class DeclareTravelExpensesDialogTests : IAsyncLifetime
{
    // Two drafts, one of them past its year.
    private const string Expert = "yann.valmorette@expert.example";

    // One draft, which declares 299.15.
    private const string Interpreter = "zelie.ysolange@interprete.example";

    private const string Steps = """
        1. Connectez-vous, puis **« Mémoires de frais de justice » => « Saisir mémoire »**.
        2. Remplissez l’en-tête du mémoire, puis, sur la ligne de prestation, cliquez sur **« Détail des frais divers »**.
        3. Ouvrez le bordereau, vérifiez-le, notez le montant de la cellule **F30** (**100,85 €**) et enregistrez le fichier : il faudra le joindre.
        4. Dans Chorus Pro, saisissez **100,85 €** dans **« Frais divers »**, puis cliquez sur **« Lier pièce jointe »** pour attacher le bordereau à la ligne.
        """;

    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartDemoAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task The_issues_sentence_becomes_a_form_with_the_right_total()
    {
        // By hand: 120 x 0.41 = 49.20; 2 x 15.25 = 30.50; 49.20 + 30.50 + 12.40 + 8.75 = 100.85.
        SignIn(Interpreter);
        await _bot.PlayAsync($"""
            > je veux déclarer mes frais : 120 km en 6 CV, 2 repas à 15,25, péage 12,40 et affranchissement 8,75
            < Voici ce que j’ai noté :

            1. Kilomètres (6 et 7 CV) : 120 km × 0,41 € = 49,20 €
            2. Repas : 2 × 15,25 € = 30,50 €
            3. Péage : 12,40 €
            4. Affranchissement : 8,75 €

            **Total : 100,85 €**

            Est-ce bien tout ? Vous pouvez aussi corriger, par exemple : « non, le péage c’est 14,20 », « enlève la ligne 2 » ou « ajoute un parking à 6 € ».
            < [C’est tout] [Ajouter ou corriger]
            > c'est tout
            < Quel jour la mission s’est-elle terminée ? Le mémoire se dépose dans l’année qui suit.
            < [Je préfère ne pas le dire]
            > le 12 novembre
            < Je vais établir le bordereau des frais divers pour zelie.ysolange@interprete.example :

            1. Kilomètres (6 et 7 CV) : 120 km × 0,41 € = 49,20 €
            2. Repas : 2 × 15,25 € = 30,50 €
            3. Péage : 12,40 €
            4. Affranchissement : 8,75 €

            **Total à déclarer : 100,85 €**

            Fin de la mission : jeudi 12 novembre 2026 ; mémoire à déposer au plus tard le vendredi 12 novembre 2027.

            Taux kilométriques : arrêté du 3 juillet 2006 modifié par l’arrêté du 14 mars 2022, métropole, en vigueur depuis le samedi 1er janvier 2022.

            C’est une estimation : le bordereau fait foi. Confirmez-vous ?
            < [Confirmer et établir le bordereau] [Annuler]
            > Confirmer et établir le bordereau
            < C’est fait. [Télécharger le bordereau](https://bot.example/documents/bordereau-frais-divers-2026-11-24.xlsx) (lien valable jusqu’au mardi 1er décembre 2026 à 9 h 00).

            {Steps}

            Sans le bordereau joint, ou avec un autre montant que F30, le mémoire risque d’être rejeté. Ne passent pas par ce mémoire : l’aide juridictionnelle, les affaires avec consignation, les témoins, jurés et parties civiles (sauf l’expert qui témoigne) et les procédures administratives. [En savoir plus](https://bot.example/aide/frais-de-justice)
            < Voulez-vous que je reporte **100,85 €** dans « Frais divers » de votre mémoire en brouillon **MEM-2026-002** (Tribunal judiciaire d'Aubeline (service centralisateur), mission terminée le jeudi 12 novembre 2026), et que j’y joigne le bordereau ? Le montant déclaré aujourd’hui, 299,15 €, et ses lignes seront remplacés.
            < [Confirmer le report] [Annuler]
            > Confirmer le report
            < C’est reporté : votre mémoire **MEM-2026-002** déclare 100,85 € en « Frais divers » et le bordereau y est joint. Il reste en brouillon : relisez-le, puis envoyez-le. Une fois envoyé, il ne pourra plus être modifié.
            """);

        Assert.Equal([(Interpreter, 100.85m)], (await _bot.AllAsync<ExpenseSheet>()).Select(sheet => (sheet.Login.Address, sheet.Total)));
        Assert.All(await _bot.AllAsync<StoredFile>(), file => Assert.Equal(new FormReading.Filled(100.85m, 100.85m, null), new ExpenseFormReader().Read(file.Content)));
        Assert.Equal([("DeclareTravelExpenses", Interpreter), ("DeclareTravelExpenses", "MEM-2026-002")], await _bot.DoneAsync());
        var statement = (await _bot.AllAsync<CourtFeeStatement>()).Single(statement => statement.Number == "MEM-2026-002");
        Assert.Equal((100.85m, 100.85m, true), (statement.FormTotal, statement.DeclaredExpenses, statement.HasForm));
    }

    [Fact]
    public async Task Only_what_is_missing_is_asked_and_a_sign_in_in_the_middle_loses_nothing()
    {
        await _bot.PlayAsync("""
            > je veux déclarer mes frais de déplacement
            < Vos frais de déplacement et d’affranchissement se déclarent en **« frais divers »**. Je peux les calculer et remplir le bordereau pour vous.

            Dites-moi vos frais comme ils viennent, par exemple : « 120 km en 6 CV, 2 repas à 15,25, péage 12,40 et affranchissement 8,75 ».

            Vous avez **un an** à compter de la fin de la mission. [Voir les étapes](https://bot.example/aide/frais-de-justice#les-etapes)
            < [Vérifier mon bordereau]
            > j'ai fait 120 bornes aller-retour et deux nuits
            < Voici ce que j’ai noté :

            1. Kilomètres : 120 km, véhicule à préciser
            2. Hébergement : 2, prix à préciser

            Avec quel véhicule avez-vous fait ces 120 km ? Pour une voiture, indiquez sa puissance fiscale (rubrique P.6 de la carte grise).
            < [5 CV et moins] [6 et 7 CV] [8 CV et plus] [Moto de plus de 125 cm³] [Vélomoteur ou autre]
            > une 6
            < Voici ce que j’ai noté :

            1. Kilomètres (6 et 7 CV) : 120 km × 0,41 € = 49,20 €
            2. Hébergement : 2, prix à préciser

            Quel est le prix d’une nuit ? Si vous n’avez pas le montant, je peux prendre l’indemnité forfaitaire de 90,00 €.
            < [Prendre 90,00 €]
            > Prendre 90,00 €
            < Voici la liste maintenant :

            1. Kilomètres (6 et 7 CV) : 120 km × 0,41 € = 49,20 €
            2. Hébergement : 2 × 90,00 € = 180,00 €

            **Total : 229,20 €**

            Est-ce bien tout ?
            < [C’est tout] [Ajouter ou corriger]
            > 2 repas 30,50
            < Voici ce que j’ai noté :

            1. Kilomètres (6 et 7 CV) : 120 km × 0,41 € = 49,20 €
            2. Hébergement : 2 × 90,00 € = 180,00 €
            3. Repas : 2, 30,50 € à préciser

            30,50 € : est-ce le prix d’un repas, ou le total pour 2 ?
            < [Prix d’un seul] [Prix de l’ensemble]
            > Prix de l’ensemble
            < Voici la liste maintenant :

            1. Kilomètres (6 et 7 CV) : 120 km × 0,41 € = 49,20 €
            2. Hébergement : 2 × 90,00 € = 180,00 €
            3. Repas : 2 × 15,25 € = 30,50 €

            **Total : 259,70 €**

            Est-ce bien tout ?
            < [C’est tout] [Ajouter ou corriger]
            > C’est tout
            < Tout est noté. Pour établir le bordereau à votre nom, vous devez être connecté : connectez-vous, puis écrivez-moi, et je reprendrai où nous en sommes.
            < (Se connecter)
            (yann.valmorette@expert.example se connecte)
            > c'est fait
            < Quel jour la mission s’est-elle terminée ? Le mémoire se dépose dans l’année qui suit.
            < [Je préfère ne pas le dire]
            """);
        await _bot.SayAsync("je préfère ne pas le dire");
        await _bot.SayAsync("oui");

        Assert.Equal([(Expert, 259.70m)], (await _bot.AllAsync<ExpenseSheet>()).Select(sheet => (sheet.Login.Address, sheet.Total)));
    }

    [Fact]
    public async Task Corrections_are_taken_at_any_question_and_the_list_is_shown_again()
    {
        SignIn(Expert);
        await TellAsync("déclarer mes frais de mission : 120 km en 6 CV, 2 repas à 15,25, péage 12,40", "non, le péage c'est 14,20", "enlève les repas", "ajoute un parking à 6 €");
        await _bot.PlayAsync("""
            > 90 km et pas 120
            < Voici la liste maintenant :

            1. Kilomètres (6 et 7 CV) : 90 km × 0,41 € = 36,90 €
            2. Péage : 14,20 €
            3. Stationnement : 6,00 €

            **Total : 57,10 €**

            Est-ce bien tout ?
            < [C’est tout] [Ajouter ou corriger]
            > c'est bon
            < Quel jour la mission s’est-elle terminée ? Le mémoire se dépose dans l’année qui suit.
            < [Je préfère ne pas le dire]
            > en fait le parking c'était 8 €
            < Voici la liste maintenant :

            1. Kilomètres (6 et 7 CV) : 90 km × 0,41 € = 36,90 €
            2. Péage : 14,20 €
            3. Stationnement : 8,00 €

            **Total : 59,10 €**

            Est-ce bien tout ?
            < [C’est tout] [Ajouter ou corriger]
            > oui
            < Quel jour la mission s’est-elle terminée ? Le mémoire se dépose dans l’année qui suit.
            < [Je préfère ne pas le dire]
            > le 4 octobre 2025
            < Je vais établir le bordereau des frais divers pour yann.valmorette@expert.example :

            1. Kilomètres (6 et 7 CV) : 90 km × 0,41 € = 36,90 €
            2. Péage : 14,20 €
            3. Stationnement : 8,00 €

            **Total à déclarer : 59,10 €**

            **Attention** : la mission s’est terminée le samedi 4 octobre 2025. Le délai d’un an est dépassé depuis le dimanche 4 octobre 2026 : le mémoire risque d’être rejeté.

            Taux kilométriques : arrêté du 3 juillet 2006 modifié par l’arrêté du 14 mars 2022, métropole, en vigueur depuis le samedi 1er janvier 2022.

            C’est une estimation : le bordereau fait foi. Confirmez-vous ?
            < [Confirmer et établir le bordereau] [Annuler]
            > non, enlève le parking
            < Je vais établir le bordereau des frais divers pour yann.valmorette@expert.example :

            1. Kilomètres (6 et 7 CV) : 90 km × 0,41 € = 36,90 €
            2. Péage : 14,20 €

            **Total à déclarer : 51,10 €**

            **Attention** : la mission s’est terminée le samedi 4 octobre 2025. Le délai d’un an est dépassé depuis le dimanche 4 octobre 2026 : le mémoire risque d’être rejeté.

            Taux kilométriques : arrêté du 3 juillet 2006 modifié par l’arrêté du 14 mars 2022, métropole, en vigueur depuis le samedi 1er janvier 2022.

            C’est une estimation : le bordereau fait foi. Confirmez-vous ?
            < [Confirmer et établir le bordereau] [Annuler]
            > en fait le 4 novembre 2026
            < Je vais établir le bordereau des frais divers pour yann.valmorette@expert.example :

            1. Kilomètres (6 et 7 CV) : 90 km × 0,41 € = 36,90 €
            2. Péage : 14,20 €

            **Total à déclarer : 51,10 €**

            Fin de la mission : mercredi 4 novembre 2026 ; mémoire à déposer au plus tard le jeudi 4 novembre 2027.

            Taux kilométriques : arrêté du 3 juillet 2006 modifié par l’arrêté du 14 mars 2022, métropole, en vigueur depuis le samedi 1er janvier 2022.

            C’est une estimation : le bordereau fait foi. Confirmez-vous ?
            < [Confirmer et établir le bordereau] [Annuler]
            """);
        Assert.Empty(await _bot.DoneAsync());
        await _bot.SayAsync("oui");

        Assert.Equal([51.10m], (await _bot.AllAsync<ExpenseSheet>()).Select(sheet => sheet.Total));
    }

    [Theory]
    [InlineData("non")]
    [InlineData("Annuler")]
    [InlineData("oui mais attends")]
    [InlineData("c'est tout")]
    public async Task Nothing_is_made_without_a_plain_yes(string answer)
    {
        SignIn(Expert);
        await TellAsync("déclarer mes frais de mission : péage 12,40", "c'est tout", "hier", answer);

        Assert.Empty(await _bot.DoneAsync());
        Assert.Empty(await _bot.AllAsync<ExpenseSheet>());
    }

    [Fact]
    public async Task What_was_not_understood_of_a_message_is_said()
    {
        await _bot.SayAsync("déclarer mes frais de mission : essence 50 €, péage 12,40");

        Assert.Contains("Je n’ai pas su où ranger : « essence 50 € ».", Plain(_bot.LastReplies[0].Text), StringComparison.Ordinal);
        await _bot.SayAsync("parking 6");
        Assert.DoesNotContain("essence", _bot.LastReplies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_undoes_the_last_message()
    {
        await TellAsync("déclarer mes frais de mission : péage 12,40", "parking 6", "retour");

        Assert.Contains("**Total : 12,40 €**", Plain(_bot.LastReplies[^1].Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_talks_English_too()
    {
        _bot.Locale = "en-GB";
        SignIn(Interpreter);
        await _bot.SayAsync("declare travel expenses");
        await _bot.PlayAsync("""
            > 120 km in a 6 CV car, 2 meals at 15.25, toll 12.40 and postage 8.75
            < This is what I have noted:

            1. Kilometres (6 or 7 CV): 120 km × €0.41 = €49.20
            2. Meals: 2 × €15.25 = €30.50
            3. Toll: €12.40
            4. Postage: €8.75

            **Total: €100.85**

            Is that all? You can also correct it, for instance: “no, the toll was 14.20”, “remove line 2” or “add parking at €6”.
            < [That’s all] [Add or correct]
            > that's all
            < On which day did the mission end? The statement has to be filed within a year.
            < [I would rather not say]
            """);
        await _bot.SayAsync("12/11/2026");
        await _bot.SayAsync("yes");

        Assert.StartsWith("Done. [Download the form](https://bot.example/documents/bordereau-frais-divers-2026-11-24.xlsx)", _bot.LastReplies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_talk_goes_on_after_a_restart()
    {
        SignIn(Interpreter);
        await TellAsync("déclarer mes frais de mission : péage 12,40", "parking 6");
        await _bot.RestartAsync();
        await TellAsync("non, le parking c'est 7", "c'est tout", "hier", "oui");

        Assert.Equal([19.40m], (await _bot.AllAsync<ExpenseSheet>()).Select(sheet => sheet.Total));
    }

    private static string Plain(string? text) => text!.Replace('\u00A0', ' ');

    private void SignIn(string login) => _bot.User = new SignedInUser(login, Name: null);

    private async Task TellAsync(params string[] messages)
    {
        foreach (var message in messages)
        {
            await _bot.SayAsync(message);
        }
    }
}
