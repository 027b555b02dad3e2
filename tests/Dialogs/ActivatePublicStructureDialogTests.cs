using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Tests.Workflows.Sirene;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using static ChorusAssistant.Tests.Dialogs.PublicStructureRecords;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>Activation of a public structure, from the first sentence to the portal's state, over the demo portal.</summary>
public sealed class ActivatePublicStructureDialogTests
{
    // INSEE's answer for the commune nouvelle: another open establishment's, with its number.
    private static string Rochevalbresieux => RegisterHarness.Fixture("insee/siret-actif.json")
        .Replace("02029772700024", "02534944000013", StringComparison.Ordinal).Replace("020297727", "025349440", StringComparison.Ordinal);

    [Fact]
    public async Task Rocheval_Bresieux_is_active_in_SIRENE_and_becomes_active()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (yann.corlay-test@rochevalbresieux.example se connecte)
            > Je veux activer ma structure publique
            < SIRENE confirme que le SIRET est actif. Je vais **activer** la structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013** : vos fournisseurs pourront lui adresser des factures. Confirmez-vous ?
            < [Confirmer l’activation] [Annuler]
            > Confirmer l’activation
            < C’est fait : la structure **Commune nouvelle de Rocheval-Brésieux** (SIRET 025 349 440 00013) est **active**. Vos fournisseurs peuvent lui adresser leurs factures. Je vous l’ai aussi confirmé par courriel.
            > Je veux activer ma structure publique
            < La structure **Commune nouvelle de Rocheval-Brésieux** (SIRET 025 349 440 00013) est déjà active dans Chorus Pro : il n’y a rien à faire.
            """);

        Assert.Equal(StructureRequestState.Done, await StateOfAsync(bot, 8806));
        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02534944000013"));
        Assert.Equal([("ActivatePublicStructure", "02534944000013")], await bot.DoneAsync());
        Assert.Equal(["Votre structure publique est active"], (await bot.MailsAsync()).Select(mail => mail.Subject).Where(subject => !subject.StartsWith("Rappel", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Signed_out_it_explains_itself_and_goes_on_after_the_sign_in()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            > je veux activer ma structure publique
            < Pour activer une structure publique, il faut en être gestionnaire principal ou secondaire, et que son SIRET soit actif dans SIRENE : je le vérifie pour vous, puis je l’active si vous confirmez. [Voir l’article](https://bot.example/aide/activer-structure-publique). Connectez-vous, puis écrivez-moi : je reprendrai où nous en sommes.
            < (Se connecter)
            > c'est fait
            < Vous n'êtes pas encore connecté. Connectez-vous, puis écrivez-moi, ou écrivez « annuler ».
            < (Se connecter)
            (yann.corlay-test@rochevalbresieux.example se connecte)
            > c'est fait
            < SIRENE confirme que le SIRET est actif. Je vais **activer** la structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013** : vos fournisseurs pourront lui adresser des factures. Confirmez-vous ?
            < [Confirmer l’activation] [Annuler]
            > oui
            < C’est fait : la structure **Commune nouvelle de Rocheval-Brésieux** (SIRET 025 349 440 00013) est **active**. Vos fournisseurs peuvent lui adresser leurs factures. Je vous l’ai aussi confirmé par courriel.
            """);

        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02534944000013"));
        Assert.Equal([("ActivatePublicStructure", "02534944000013")], await bot.DoneAsync());
    }

    [Fact]
    public async Task The_closed_regie_is_refused_with_what_to_do()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (celeste.quermadeuc@regieneige.example se connecte)
            > activer ma structure publique
            < Je ne peux pas activer la structure **Régie des remontées de Tarnelle** : son SIRET 025 069 261 00011 est **fermé** dans SIRENE depuis le mercredi 8 avril 2026. La demande est refusée, et rien n’a changé. Si l’organisme existe encore sous un autre SIRET, changez de SIRET : « Activités du gestionnaire » > « Mes structures » > crayon > « Modifier l’identifiant » (les collectivités locales passent par une sollicitation). S’il n’a pas encore de structure, demandez sa création par une sollicitation, sous-catégorie « Demande de création de structure publique ». [Voir l’article](https://bot.example/aide/activer-structure-publique).
            """);

        Assert.Equal(StructureState.Inactive, await StateOfAsync(bot, "02506926100011"));
        Assert.Empty(await bot.DoneAsync());
        Assert.Empty(await bot.MailsAsync());
        Assert.Single(await RequestsAsync(bot, 25804152), request => request.State == StructureRequestState.RefusedForClosedSiret);
    }

    [Fact]
    public async Task Somebody_with_several_structures_is_asked_which_and_a_plain_user_of_one_is_no_manager()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (yann.estrevigne@ccas.example se connecte)
            > Je veux activer ma structure publique
            < De quelle structure s’agit-il ? Voici celles que vous gérez :

            - **CCAS de Montclair-les-Essais** : SIRET 028 436 889 00019, active dans Chorus Pro
            - **Caisse des écoles de Port-Lisière** : SIRET 020 057 477 00026, inactive dans Chorus Pro

            Choisissez-la, ou donnez-moi un autre SIRET (14 chiffres).
            < [CCAS de Montclair-les-Essais (02843688900019)] [Caisse des écoles de Port-Lisière (02005747700026)]
            > montclair
            < La structure **CCAS de Montclair-les-Essais** (SIRET 028 436 889 00019) est déjà active dans Chorus Pro : il n’y a rien à faire.
            > je veux activer ma structure publique
            < De quelle structure s’agit-il ? Voici celles que vous gérez :

            - **CCAS de Montclair-les-Essais** : SIRET 028 436 889 00019, active dans Chorus Pro
            - **Caisse des écoles de Port-Lisière** : SIRET 020 057 477 00026, inactive dans Chorus Pro

            Choisissez-la, ou donnez-moi un autre SIRET (14 chiffres).
            < [CCAS de Montclair-les-Essais (02843688900019)] [Caisse des écoles de Port-Lisière (02005747700026)]
            > le premier
            < La structure **CCAS de Montclair-les-Essais** (SIRET 028 436 889 00019) est déjà active dans Chorus Pro : il n’y a rien à faire.
            > activer le siret 02029772700024
            < Vous n’êtes pas gestionnaire de la structure 020 297 727 00024 : seul son gestionnaire principal ou un gestionnaire secondaire peut le demander. Je n’ai pas le droit de vous dire qui c’est : demandez-le dans votre organisme, ou au support par une sollicitation.
            """);

        Assert.Empty(await bot.DoneAsync());
    }

    [Fact]
    public async Task The_closed_caisse_des_ecoles_is_refused()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (yann.estrevigne@ccas.example se connecte)
            > activer le siret 02843688900019
            < La structure **CCAS de Montclair-les-Essais** (SIRET 028 436 889 00019) est déjà active dans Chorus Pro : il n’y a rien à faire.
            > activer ma structure publique
            < De quelle structure s’agit-il ? Voici celles que vous gérez :

            - **CCAS de Montclair-les-Essais** : SIRET 028 436 889 00019, active dans Chorus Pro
            - **Caisse des écoles de Port-Lisière** : SIRET 020 057 477 00026, inactive dans Chorus Pro

            Choisissez-la, ou donnez-moi un autre SIRET (14 chiffres).
            < [CCAS de Montclair-les-Essais (02843688900019)] [Caisse des écoles de Port-Lisière (02005747700026)]
            > 02005747700026
            < Je ne peux pas activer la structure **Caisse des écoles de Port-Lisière** : son SIRET 020 057 477 00026 est **fermé** dans SIRENE depuis le mercredi 8 avril 2026. La demande est refusée, et rien n’a changé. Si l’organisme existe encore sous un autre SIRET, changez de SIRET : « Activités du gestionnaire » > « Mes structures » > crayon > « Modifier l’identifiant » (les collectivités locales passent par une sollicitation). S’il n’a pas encore de structure, demandez sa création par une sollicitation, sous-catégorie « Demande de création de structure publique ». [Voir l’article](https://bot.example/aide/activer-structure-publique).
            (yann.corlay-test@rochevalbresieux.example se connecte)
            """);

        Assert.Equal(StructureState.Inactive, await StateOfAsync(bot, "02005747700026"));
        Assert.Empty(await bot.DoneAsync());
    }

    [Fact]
    public async Task A_SIRET_that_is_no_business_of_theirs_or_wrong_is_told_apart()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (yann.corlay-test@rochevalbresieux.example se connecte)
            > activer le siret 02089414300013
            < Vous n’êtes pas gestionnaire de la structure 020 894 143 00013, et elle n’a plus aucun gestionnaire. Déposez une sollicitation de catégorie « Gestion des structures et utilisateurs » : le support pourra en désigner un.
            > activer le siret 020 294 118 00010
            < Ce numéro a bien 14 chiffres, mais sa clé de contrôle est fausse : l'un des chiffres est mal tapé. Pouvez-vous vérifier ?
            < De quelle structure s’agit-il ? Voici celles que vous gérez :

            - **Commune nouvelle de Rocheval-Brésieux** : SIRET 025 349 440 00013, inactive dans Chorus Pro

            Choisissez-la, ou donnez-moi un autre SIRET (14 chiffres).
            < [Commune nouvelle de Rocheval-Brésieux (02534944000013)]
            > activer le siret 02594118800011
            < Ce numéro a bien 14 chiffres, mais sa clé de contrôle est fausse : l'un des chiffres est mal tapé. Pouvez-vous vérifier ?
            < [Commune nouvelle de Rocheval-Brésieux (02534944000013)]
            > annuler
            < C'est annulé : je n'ai rien fait. Que puis-je faire d'autre pour vous ?
            > activer le siret 02594118800010
            < Vous n’êtes pas gestionnaire de la structure 025 941 188 00010 : seul son gestionnaire principal ou un gestionnaire secondaire peut le demander. Je n’ai pas le droit de vous dire qui c’est : demandez-le dans votre organisme, ou au support par une sollicitation.
            > activer la structure 732 829 320 00074
            < Le SIRET 732 829 320 00074 n’est connu ni de Chorus Pro ni de SIRENE : je ne décide donc rien. Vérifiez les 14 chiffres. Si l’établissement vient d’être créé, attendez quelques jours que SIRENE l’enregistre ; sinon, déposez une sollicitation (catégorie « Gestion des structures et utilisateurs »).
            """);

        Assert.Empty(await bot.DoneAsync());
    }

    [Fact]
    public async Task A_SIRET_that_is_said_names_the_structure_and_is_read_back_before_the_act()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (yann.corlay-test@rochevalbresieux.example se connecte)
            > activer la structure sept trois deux, huit deux neuf, trois deux zéro, zéro zéro zéro sept quatre
            < Le SIRET 732 829 320 00074 n’est connu ni de Chorus Pro ni de SIRENE : je ne décide donc rien. Vérifiez les 14 chiffres. Si l’établissement vient d’être créé, attendez quelques jours que SIRENE l’enregistre ; sinon, déposez une sollicitation (catégorie « Gestion des structures et utilisateurs »).
            > activer le siret zéro deux cinq, trois quatre neuf, quatre quatre zéro, zéro zéro zéro un quatre
            < Ce numéro a bien 14 chiffres, mais sa clé de contrôle est fausse : l'un des chiffres est mal tapé. Pouvez-vous vérifier ?
            < De quelle structure s’agit-il ? Voici celles que vous gérez :

            - **Commune nouvelle de Rocheval-Brésieux** : SIRET 025 349 440 00013, inactive dans Chorus Pro

            Choisissez-la, ou donnez-moi un autre SIRET (14 chiffres).
            < [Commune nouvelle de Rocheval-Brésieux (02534944000013)]
            > 0, 2, 5. 3, 4, 9. 4, 4, 0. 0, 0, 0, 1, 4.
            < Ce numéro a bien 14 chiffres, mais sa clé de contrôle est fausse : l'un des chiffres est mal tapé. Pouvez-vous vérifier ?
            < [Commune nouvelle de Rocheval-Brésieux (02534944000013)]
            > zéro vingt-cinq, trois cent quarante-neuf, euh, quatre cent quarante, et trois fois zéro, treize
            < SIRENE confirme que le SIRET est actif. Je vais **activer** la structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013** : vos fournisseurs pourront lui adresser des factures. Confirmez-vous ?
            < [Confirmer l’activation] [Annuler]
            > non
            < D’accord : je n’ai rien changé. Que puis-je faire d’autre pour vous ?
            """);

        Assert.Empty(await bot.DoneAsync());
    }

    [Fact]
    public async Task A_plain_user_manages_nothing()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (basile.wartenoy@montclair.example se connecte)
            > je veux activer ma structure publique
            < Vous n’êtes gestionnaire d’aucune structure publique : cette demande est réservée à ses gestionnaires, principal ou secondaires. Si vous pensez l’être, donnez-moi le SIRET de la structure dans votre demande, ou vérifiez votre rattachement dans l’espace « Activités du gestionnaire ».
            > je veux désactiver le siret 02029772700024
            < Vous n’êtes pas gestionnaire de la structure 020 297 727 00024 : seul son gestionnaire principal ou un gestionnaire secondaire peut le demander. Je n’ai pas le droit de vous dire qui c’est : demandez-le dans votre organisme, ou au support par une sollicitation.
            """);

        Assert.Empty(await bot.DoneAsync());
    }

    [Fact]
    public async Task The_choice_of_the_welcome_asks_which_of_the_two()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (yann.corlay-test@rochevalbresieux.example se connecte)
            > Je veux activer/inactiver ma structure publique
            < Laquelle de ces demandes ?
            < [activer une structure publique] [désactiver une structure publique]
            > désactiver une structure publique
            < La structure **Commune nouvelle de Rocheval-Brésieux** (SIRET 025 349 440 00013) est déjà inactive dans Chorus Pro : il n’y a rien à faire.
            > Je veux activer/inactiver ma structure publique
            < Laquelle de ces demandes ?
            < [activer une structure publique] [désactiver une structure publique]
            > activer
            < SIRENE confirme que le SIRET est actif. Je vais **activer** la structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013** : vos fournisseurs pourront lui adresser des factures. Confirmez-vous ?
            < [Confirmer l’activation] [Annuler]
            > oui mais pas tout de suite
            < Je n'ai pas compris si c'est oui ou non. Répondez « oui » pour confirmer ou « non » pour annuler.
            < SIRENE confirme que le SIRET est actif. Je vais **activer** la structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013** : vos fournisseurs pourront lui adresser des factures. Confirmez-vous ?
            < [Confirmer l’activation] [Annuler]
            > non
            < D’accord : je n’ai rien changé. Que puis-je faire d’autre pour vous ?
            > combien de temps ça prend ?
            < Je n’ai pas de réponse sûre à cette question : aucun de mes articles ne la traite, et je préfère ne pas deviner. Dites-la autrement, parcourez [les articles d’aide](https://bot.example/aide), ou demandez à un conseiller.
            < [Parler à un conseiller]
            > non
            < Je n'attends pas de réponse de votre part. Dites-moi en une phrase ce que vous voulez faire.
            """);

        Assert.Equal(StructureState.Inactive, await StateOfAsync(bot, "02534944000013"));
        Assert.Empty(await bot.DoneAsync());
        Assert.Empty(await bot.MailsAsync());
    }

    [Fact]
    public async Task SIRENE_away_the_confirmed_request_waits_and_is_done_by_itself()
    {
        using var sirene = WireMockServer.Start();
        await using var bot = await BotHarness.StartDemoAsync(settings: [("Sirene:Source", "Insee"), ("Sirene:BaseUrl", sirene.Url!), ("Sirene:ApiKey", "key")]);
        sirene.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(503));
        await bot.PlayAsync("""
            (yann.corlay-test@rochevalbresieux.example se connecte)
            > Je veux activer ma structure publique
            < SIRENE ne répond pas pour le moment : je ne peux donc rien décider. **Votre demande est gardée**, et je réessaie moi-même. Je vous dirai ici ce qu’il en est.
            < Si SIRENE confirme que le SIRET est actif, dois-je **activer** la structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013**, sans vous le redemander ?
            < [Confirmer l’activation] [Annuler]
            > Confirmer l’activation
            < C’est noté : dès que SIRENE confirme que le SIRET 025 349 440 00013 est actif, j’active la structure **Commune nouvelle de Rocheval-Brésieux**, et je vous le dis ici et par courriel. S’il est fermé, je vous le dirai aussi.
            """);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.RunJobsAsync();
        sirene.ResetMappings();
        sirene.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(200).WithBody(Rochevalbresieux));
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.RunJobsAsync();
        Assert.Equal("""
            SIRENE a répondu : le SIRET 02534944000013 est actif. Comme convenu, j’ai **activé** la structure **Commune nouvelle de Rocheval-Brésieux**. Vos fournisseurs peuvent lui adresser leurs factures.
            """, await LastAsync(bot, 1));
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.RunJobsAsync();

        Assert.Equal(StructureRequestState.Done, await StateOfAsync(bot, 8806));
        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02534944000013"));
        Assert.Equal([("ActivatePublicStructure", "02534944000013")], await bot.DoneAsync());
        Assert.Equal(["Votre structure publique est active"], (await bot.MailsAsync()).Select(mail => mail.Subject).Where(subject => !subject.StartsWith("Rappel", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SIRENE_away_what_was_not_confirmed_is_asked_about_when_it_is_back()
    {
        using var sirene = WireMockServer.Start();
        await using var bot = await BotHarness.StartDemoAsync(settings: [("Sirene:Source", "Insee"), ("Sirene:BaseUrl", sirene.Url!), ("Sirene:ApiKey", "key")]);
        sirene.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(503));
        await bot.PlayAsync("""
            (yann.corlay-test@rochevalbresieux.example se connecte)
            > Je veux activer ma structure publique
            < SIRENE ne répond pas pour le moment : je ne peux donc rien décider. **Votre demande est gardée**, et je réessaie moi-même. Je vous dirai ici ce qu’il en est.
            < Si SIRENE confirme que le SIRET est actif, dois-je **activer** la structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013**, sans vous le redemander ?
            < [Confirmer l’activation] [Annuler]
            """);
        sirene.ResetMappings();
        sirene.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(200).WithBody(Rochevalbresieux));
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.RunJobsAsync();
        Assert.Equal("""
            SIRENE a répondu : le SIRET 02534944000013 (Commune nouvelle de Rocheval-Brésieux) est actif. Rien n’a été activé sans votre accord. Pour activer cette structure, confirmez-le-moi, ou écrivez « activer le SIRET 02534944000013 ».
            Si SIRENE confirme que le SIRET est actif, dois-je **activer** la structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013**, sans vous le redemander ?
            """, await LastAsync(bot, 2));
        await bot.PlayAsync("""
            > Confirmer l’activation
            < C’est fait : la structure **Commune nouvelle de Rocheval-Brésieux** (SIRET 025 349 440 00013) est **active**. Vos fournisseurs peuvent lui adresser leurs factures. Je vous l’ai aussi confirmé par courriel.
            """);

        Assert.Equal(StructureRequestState.Done, await StateOfAsync(bot, 8806));
        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02534944000013"));
        Assert.Equal([("ActivatePublicStructure", "02534944000013")], await bot.DoneAsync());
    }

    [Fact]
    public async Task SIRENE_away_and_cancelled_nothing_is_done_by_itself()
    {
        using var sirene = WireMockServer.Start();
        await using var bot = await BotHarness.StartDemoAsync(settings: [("Sirene:Source", "Insee"), ("Sirene:BaseUrl", sirene.Url!), ("Sirene:ApiKey", "key")]);
        sirene.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(503));
        await bot.PlayAsync("""
            (yann.corlay-test@rochevalbresieux.example se connecte)
            > Je veux activer ma structure publique
            < SIRENE ne répond pas pour le moment : je ne peux donc rien décider. **Votre demande est gardée**, et je réessaie moi-même. Je vous dirai ici ce qu’il en est.
            < Si SIRENE confirme que le SIRET est actif, dois-je **activer** la structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013**, sans vous le redemander ?
            < [Confirmer l’activation] [Annuler]
            > Annuler
            < J’arrête là. La demande reste gardée et rien n’est activé sans votre accord : quand SIRENE aura répondu, je vous dirai ce qu’il en est.
            """);
        sirene.ResetMappings();
        sirene.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(200).WithBody(Rochevalbresieux));
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.RunJobsAsync();
        Assert.Equal("""
            SIRENE a répondu : le SIRET 02534944000013 (Commune nouvelle de Rocheval-Brésieux) est actif. Rien n’a été activé sans votre accord. Pour activer cette structure, confirmez-le-moi, ou écrivez « activer le SIRET 02534944000013 ».
            """, await LastAsync(bot, 1));
        await bot.PlayAsync("""
            > activer le SIRET 02534944000013
            < SIRENE confirme que le SIRET est actif. Je vais **activer** la structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013** : vos fournisseurs pourront lui adresser des factures. Confirmez-vous ?
            < [Confirmer l’activation] [Annuler]
            > oui
            < C’est fait : la structure **Commune nouvelle de Rocheval-Brésieux** (SIRET 025 349 440 00013) est **active**. Vos fournisseurs peuvent lui adresser leurs factures. Je vous l’ai aussi confirmé par courriel.
            """);

        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02534944000013"));
        Assert.Equal([("ActivatePublicStructure", "02534944000013")], await bot.DoneAsync());
    }

    [Fact]
    public async Task Speaks_english_to_those_who_do()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        bot.Locale = "en-GB";
        await bot.PlayAsync("""
            (yann.corlay-test@rochevalbresieux.example se connecte)
            > I want to activate/deactivate my public structure
            < Which of these?
            < [activate a public structure] [deactivate a public structure]
            > activate a public structure
            < SIRENE confirms that the SIRET is active. I am about to **activate** the structure **Commune nouvelle de Rocheval-Brésieux**, SIRET **025 349 440 00013**: your suppliers will be able to send it invoices. Do you confirm?
            < [Confirm the activation] [Cancel]
            > Confirm the activation
            < Done: the structure **Commune nouvelle de Rocheval-Brésieux** (SIRET 025 349 440 00013) is **active**. Your suppliers can send it their invoices. I have also confirmed it by e-mail.
            """);

        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02534944000013"));
        Assert.Equal([("ActivatePublicStructure", "02534944000013")], await bot.DoneAsync());
    }
}
