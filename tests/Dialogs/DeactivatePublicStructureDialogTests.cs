using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Tests.Workflows.Sirene;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>Deactivation of a public structure, from the first sentence to the portal's state, over the demo portal.</summary>
public sealed class DeactivatePublicStructureDialogTests
{
    [Fact]
    public async Task Rocheval_is_closed_in_SIRENE_and_becomes_inactive()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (lucien.quermadeuc@rocheval.example se connecte)
            > Je veux inactiver ma structure publique
            < Le SIRET **025 941 188 00010** est fermé dans SIRENE depuis le mercredi 8 avril 2026. Aucune facture n’est en cours. Je vais **inactiver** la structure **Commune de Rocheval** : plus aucune facture ne pourra lui être adressée.

            Confirmez-vous ?
            < [Confirmer l’inactivation] [Annuler]
            > Confirmer l’inactivation
            < C’est fait : la structure **Commune de Rocheval** (SIRET 025 941 188 00010) est **inactive**. Plus aucune facture ne peut lui être adressée. Je vous l’ai aussi confirmé par courriel.
            > Je veux inactiver ma structure publique
            < La structure **Commune de Rocheval** (SIRET 025 941 188 00010) est déjà inactive dans Chorus Pro : il n’y a rien à faire.
            """);

        Assert.Equal(StructureRequestState.Done, await StateOfAsync(bot, 8801));
        Assert.Equal(StructureState.Inactive, await StateOfAsync(bot, "02594118800010"));
        Assert.Equal([("DeactivatePublicStructure", "02594118800010")], await bot.DoneAsync());
        Assert.Equal(["Votre structure publique est inactive"], (await bot.MailsAsync()).Select(mail => mail.Subject).Order());
    }

    [Fact]
    public async Task The_held_sivu_stays_active_until_its_invoices_are_accepted()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (basile.aubremont@sivueaux.example se connecte)
            > je veux désactiver ma structure
            < Avant d’inactiver : l’établissement 023 857 220 00026 est fermé dans SIRENE, mais l’organisme existe toujours, avec le SIRET **023 857 220 00075**. S’il a déménagé, mieux vaut **changer de SIRET** : « Activités du gestionnaire » > « Mes structures » > crayon > « Modifier l’identifiant » (les collectivités locales passent par une sollicitation). La nouvelle structure reprend les données de l’ancienne, sauf le mandat de facturation, l’utilisateur technique, les données de raccordement et le numéro PACAGE.
            < La demande d’inactivation de la structure **Syndicat intercommunal des eaux de Tarnelle**, SIRET **023 857 220 00026**, est **bloquée par 2 factures en cours** :

            - 1 : Mise à disposition
            - 1 : Mandatée

            Elle se fera d’elle-même une fois tout réglé. Acceptez-vous au contraire de l’**inactiver tout de suite** ? Le traitement de ce qui est en cours peut s’en trouver bloqué.

            **Attention** : vous êtes le seul gestionnaire de cette structure. Une fois inactive, plus personne ne pourra la gérer dans Chorus Pro.
            < [Confirmer malgré les factures en cours] [Annuler]
            > non
            < D’accord : la structure **Syndicat intercommunal des eaux de Tarnelle** (SIRET 023 857 220 00026) reste active. La demande d’inactivation attend encore 2 factures en cours ; elle se fera alors d’elle-même.
            > je veux désactiver ma structure
            < Avant d’inactiver : l’établissement 023 857 220 00026 est fermé dans SIRENE, mais l’organisme existe toujours, avec le SIRET **023 857 220 00075**. S’il a déménagé, mieux vaut **changer de SIRET** : « Activités du gestionnaire » > « Mes structures » > crayon > « Modifier l’identifiant » (les collectivités locales passent par une sollicitation). La nouvelle structure reprend les données de l’ancienne, sauf le mandat de facturation, l’utilisateur technique, les données de raccordement et le numéro PACAGE.
            < La demande d’inactivation de la structure **Syndicat intercommunal des eaux de Tarnelle**, SIRET **023 857 220 00026**, est **bloquée par 2 factures en cours** :

            - 1 : Mise à disposition
            - 1 : Mandatée

            Elle se fera d’elle-même une fois tout réglé. Acceptez-vous au contraire de l’**inactiver tout de suite** ? Le traitement de ce qui est en cours peut s’en trouver bloqué.

            **Attention** : vous êtes le seul gestionnaire de cette structure. Une fois inactive, plus personne ne pourra la gérer dans Chorus Pro.
            < [Confirmer malgré les factures en cours] [Annuler]
            > Confirmer malgré les factures en cours
            < C’est fait : la structure **Syndicat intercommunal des eaux de Tarnelle** (SIRET 023 857 220 00026) est **inactive**. Plus aucune facture ne peut lui être adressée. Je vous l’ai aussi confirmé par courriel.
            """);

        Assert.Equal(StructureRequestState.Done, await StateOfAsync(bot, 8802));
        Assert.Equal(StructureState.Inactive, await StateOfAsync(bot, "02385722000026"));
        Assert.Equal([("DeactivatePublicStructure", "02385722000026")], await bot.DoneAsync());
    }

    [Fact]
    public async Task Moved_and_with_invoices_it_is_held_and_then_accepted()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await DeleteRequestAsync(bot, 8802);
        await bot.PlayAsync("""
            (basile.aubremont@sivueaux.example se connecte)
            > je veux désactiver ma structure
            < Avant d’inactiver : l’établissement 023 857 220 00026 est fermé dans SIRENE, mais l’organisme existe toujours, avec le SIRET **023 857 220 00075**. S’il a déménagé, mieux vaut **changer de SIRET** : « Activités du gestionnaire » > « Mes structures » > crayon > « Modifier l’identifiant » (les collectivités locales passent par une sollicitation). La nouvelle structure reprend les données de l’ancienne, sauf le mandat de facturation, l’utilisateur technique, les données de raccordement et le numéro PACAGE.
            < Le SIRET **023 857 220 00026** est fermé dans SIRENE depuis le mercredi 8 avril 2026, mais il reste **2 factures en cours** pour la structure **Syndicat intercommunal des eaux de Tarnelle** :

            - 1 : Mise à disposition
            - 1 : Mandatée

            Si vous confirmez, la demande d’inactivation est enregistrée et attend leur règlement.

            **Attention** : vous êtes le seul gestionnaire de cette structure. Une fois inactive, plus personne ne pourra la gérer dans Chorus Pro.

            Confirmez-vous la demande ?
            < [Confirmer la demande] [Annuler]
            > oui
            < La demande d’inactivation de la structure **Syndicat intercommunal des eaux de Tarnelle**, SIRET **023 857 220 00026**, est **bloquée par 2 factures en cours** :

            - 1 : Mise à disposition
            - 1 : Mandatée

            Elle se fera d’elle-même une fois tout réglé. Acceptez-vous au contraire de l’**inactiver tout de suite** ? Le traitement de ce qui est en cours peut s’en trouver bloqué.

            **Attention** : vous êtes le seul gestionnaire de cette structure. Une fois inactive, plus personne ne pourra la gérer dans Chorus Pro.
            < [Confirmer malgré les factures en cours] [Annuler]
            > oui
            < C’est fait : la structure **Syndicat intercommunal des eaux de Tarnelle** (SIRET 023 857 220 00026) est **inactive**. Plus aucune facture ne peut lui être adressée. Je vous l’ai aussi confirmé par courriel.
            """);

        Assert.Equal(StructureState.Inactive, await StateOfAsync(bot, "02385722000026"));
        Assert.Equal([("DeactivatePublicStructure", "02385722000026")], await bot.DoneAsync());
        Assert.Equal(["Votre demande d’inactivation attend le règlement de factures", "Votre structure publique est inactive"], (await bot.MailsAsync()).Select(mail => mail.Subject).Order());
    }

    [Fact]
    public async Task Held_and_not_accepted_it_stays_active()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await DeleteRequestAsync(bot, 8802);
        await bot.PlayAsync("""
            (basile.aubremont@sivueaux.example se connecte)
            > je veux désactiver ma structure
            < Avant d’inactiver : l’établissement 023 857 220 00026 est fermé dans SIRENE, mais l’organisme existe toujours, avec le SIRET **023 857 220 00075**. S’il a déménagé, mieux vaut **changer de SIRET** : « Activités du gestionnaire » > « Mes structures » > crayon > « Modifier l’identifiant » (les collectivités locales passent par une sollicitation). La nouvelle structure reprend les données de l’ancienne, sauf le mandat de facturation, l’utilisateur technique, les données de raccordement et le numéro PACAGE.
            < Le SIRET **023 857 220 00026** est fermé dans SIRENE depuis le mercredi 8 avril 2026, mais il reste **2 factures en cours** pour la structure **Syndicat intercommunal des eaux de Tarnelle** :

            - 1 : Mise à disposition
            - 1 : Mandatée

            Si vous confirmez, la demande d’inactivation est enregistrée et attend leur règlement.

            **Attention** : vous êtes le seul gestionnaire de cette structure. Une fois inactive, plus personne ne pourra la gérer dans Chorus Pro.

            Confirmez-vous la demande ?
            < [Confirmer la demande] [Annuler]
            > oui
            < La demande d’inactivation de la structure **Syndicat intercommunal des eaux de Tarnelle**, SIRET **023 857 220 00026**, est **bloquée par 2 factures en cours** :

            - 1 : Mise à disposition
            - 1 : Mandatée

            Elle se fera d’elle-même une fois tout réglé. Acceptez-vous au contraire de l’**inactiver tout de suite** ? Le traitement de ce qui est en cours peut s’en trouver bloqué.

            **Attention** : vous êtes le seul gestionnaire de cette structure. Une fois inactive, plus personne ne pourra la gérer dans Chorus Pro.
            < [Confirmer malgré les factures en cours] [Annuler]
            > Annuler
            < J’arrête là : la structure reste active. La demande déjà enregistrée le reste, et je vous dirai ici ce qu’il en est.
            """);

        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02385722000026"));
        Assert.Empty(await bot.DoneAsync());
        Assert.Single(await RequestsAsync(bot, 25801557), request => request.State == StructureRequestState.HeldByInvoices);
    }

    [Fact]
    public async Task Smtransport_is_open_in_SIRENE_and_brings_reason_successor_and_document()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (ines.orvaliere@smtransport.example se connecte)
            > inactiver ma structure publique
            < Le SIRET 026 658 591 00016 (**Syndicat mixte des transports d'Aubeline**) est **actif** dans SIRENE : l’inactivation est donc instruite par un agent. Il lui faut un motif et un justificatif (délibération, arrêté, décision).
            < Quel est le motif de l’inactivation ?
            < [Dissolution] [Fusion] [Transfert de compétence] [SIRET remplacé] [Erreur de création] [Autre motif]
            > fusion
            < Quel SIRET prend la suite (14 chiffres) ?
            < [Je ne le connais pas]
            > 02594118800010
            < Ce SIRET est fermé dans SIRENE : il ne peut pas prendre la suite.
            < Quel SIRET prend la suite (14 chiffres) ?
            < [Je ne le connais pas]
            > 02665859100016
            < C’est le SIRET de la structure à inactiver elle-même. Il m’en faut un autre.
            < Quel SIRET prend la suite (14 chiffres) ?
            < [Je ne le connais pas]
            > 025 040 205 000 12
            < Joignez le justificatif (délibération, arrêté ou décision ; PDF, image ou document) avec le trombone. Vous pouvez aussi l’apporter plus tard : la demande l’attendra.
            < [Je l’apporterai plus tard]
            > 02504020500012
            < J’attends un fichier : joignez-le avec le trombone, à gauche de la zone de texte.
            < [Je l’apporterai plus tard]
            """);
        await bot.SendFileAsync("deliberation.pdf", "%PDF-1.4"u8.ToArray());
        Assert.Equal(BotHarness.Plain("""
            < Voici la demande d’inactivation :

            - Structure : **Syndicat mixte des transports d'Aubeline**, SIRET **026 658 591 00016**
            - Motif : Fusion
            - SIRET qui prend la suite : 025 040 205 00012
            - Justificatif : deliberation.pdf
            - Il reste 1 facture en cours pour cette structure :
              - 1 : Service fait

            La structure reste active jusqu’à la décision. Confirmez-vous la demande ?
            < [Confirmer la demande] [Annuler]
            """), string.Join('\n', bot.LastReplies.SelectMany(BotHarness.Render)));
        await bot.PlayAsync("""
            > Confirmer la demande
            < C’est fait : la demande d’inactivation de la structure **Syndicat mixte des transports d'Aubeline** (SIRET 026 658 591 00016) est complète et **en attente d’instruction** par un agent. La structure reste active jusque-là. Je vous l’ai aussi confirmé par courriel.
            > inactiver ma structure publique
            < Une demande d’inactivation de la structure **Syndicat mixte des transports d'Aubeline** (SIRET 026 658 591 00016) est déjà **en cours d’instruction** par un agent : il n’y a rien de plus à faire.
            """);

        Assert.Equal(StructureRequestState.AwaitingReview, await StateOfAsync(bot, 8803));
        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02665859100016"));
        Assert.Equal([("DeactivatePublicStructure", "02665859100016")], await bot.DoneAsync());
        Assert.Equal(["Votre demande d’inactivation est transmise"], (await bot.MailsAsync()).Select(mail => mail.Subject).Order());
        Assert.Equal("deliberation.pdf", Assert.Single(await bot.AllAsync<StructureRequestDocument>()).Name);
    }

    [Fact]
    public async Task The_office_brings_its_document_later()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (hugo.rochegrise@oph.example se connecte)
            > je veux inactiver ma structure publique
            < Le SIRET 029 077 559 00028 (**Office public de l'habitat de la Haute-Lisière**) est **actif** dans SIRENE : l’inactivation est donc instruite par un agent. Il lui faut un motif et un justificatif (délibération, arrêté, décision).
            < Quel est le motif de l’inactivation ?
            < [Dissolution] [Fusion] [Transfert de compétence] [SIRET remplacé] [Erreur de création] [Autre motif]
            > dissolution
            < Joignez le justificatif (délibération, arrêté ou décision ; PDF, image ou document) avec le trombone. Vous pouvez aussi l’apporter plus tard : la demande l’attendra.
            < [Je l’apporterai plus tard]
            > Je l’apporterai plus tard
            < Voici la demande d’inactivation :

            - Structure : **Office public de l'habitat de la Haute-Lisière**, SIRET **029 077 559 00028**
            - Motif : Dissolution
            - SIRET qui prend la suite : aucun
            - Justificatif : à apporter plus tard
            - Il reste 7 factures en cours pour cette structure :
              - 1 : Déposée
              - 2 : Mise à disposition
              - 1 : À recycler
              - 1 : Service fait
              - 2 : Mise à disposition du comptable

            **Attention** : vous êtes le seul gestionnaire de cette structure. Une fois inactive, plus personne ne pourra la gérer dans Chorus Pro.

            La structure reste active jusqu’à la décision. Confirmez-vous la demande ?
            < [Confirmer la demande] [Annuler]
            > Confirmer la demande
            < La demande d’inactivation de la structure **Office public de l'habitat de la Haute-Lisière** (SIRET 029 077 559 00028) est enregistrée, **en attente du justificatif**. Quand vous l’aurez, écrivez-moi « Je veux inactiver ma structure publique » : je le joindrai.
            > je veux inactiver ma structure publique
            < Une demande d’inactivation de la structure **Office public de l'habitat de la Haute-Lisière** (SIRET 029 077 559 00028, motif : Dissolution) **attend son justificatif**. Joignez-le avec le trombone (délibération, arrêté ou décision).
            < [Je l’apporterai plus tard]
            """);
        await bot.SendFileAsync("arrete.docx", "%PDF-1.4"u8.ToArray());
        Assert.Equal(BotHarness.Plain("""
            < Je vais joindre **arrete.docx** à la demande d’inactivation de la structure **Office public de l'habitat de la Haute-Lisière**, SIRET **029 077 559 00028**, et la transmettre à un agent. Confirmez-vous ?
            < [Confirmer l’envoi] [Annuler]
            """), string.Join('\n', bot.LastReplies.SelectMany(BotHarness.Render)));
        await bot.PlayAsync("""
            > oui
            < C’est fait : la demande d’inactivation de la structure **Office public de l'habitat de la Haute-Lisière** (SIRET 029 077 559 00028) est complète et **en attente d’instruction** par un agent. La structure reste active jusque-là. Je vous l’ai aussi confirmé par courriel.
            """);

        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02907755900028"));
        Assert.Equal([("DeactivatePublicStructure", "02907755900028"), ("DeactivatePublicStructure", "02907755900028")], await bot.DoneAsync());
    }

    [Fact]
    public async Task The_caisse_des_ecoles_is_inactive_already()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (yann.estrevigne@ccas.example se connecte)
            > inactiver la caisse des écoles de port-lisière
            < La structure **Caisse des écoles de Port-Lisière** (SIRET 020 057 477 00026) est déjà inactive dans Chorus Pro : il n’y a rien à faire.
            > désactiver le siret 02005747700026
            < La structure **Caisse des écoles de Port-Lisière** (SIRET 020 057 477 00026) est déjà inactive dans Chorus Pro : il n’y a rien à faire.
            """);

        Assert.Empty(await bot.DoneAsync());
    }

    [Fact]
    public async Task Another_SIRET_in_the_middle_is_another_structure()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (yann.estrevigne@ccas.example se connecte)
            > je veux désactiver une structure publique
            < De quelle structure s’agit-il ? Voici celles que vous gérez :

            - **CCAS de Montclair-les-Essais** : SIRET 028 436 889 00019, active dans Chorus Pro
            - **Caisse des écoles de Port-Lisière** : SIRET 020 057 477 00026, inactive dans Chorus Pro

            Choisissez-la, ou donnez-moi un autre SIRET (14 chiffres).
            < [CCAS de Montclair-les-Essais (02843688900019)] [Caisse des écoles de Port-Lisière (02005747700026)]
            > le ccas
            < Le SIRET 028 436 889 00019 (**CCAS de Montclair-les-Essais**) est **actif** dans SIRENE : l’inactivation est donc instruite par un agent. Il lui faut un motif et un justificatif (délibération, arrêté, décision).
            < Quel est le motif de l’inactivation ?
            < [Dissolution] [Fusion] [Transfert de compétence] [SIRET remplacé] [Erreur de création] [Autre motif]
            > non, en fait le 02005747700026
            < La structure **Caisse des écoles de Port-Lisière** (SIRET 020 057 477 00026) est déjà inactive dans Chorus Pro : il n’y a rien à faire.
            """);

        Assert.Empty(await bot.DoneAsync());
    }

    [Fact]
    public async Task A_wrong_structure_is_taken_back_before_the_yes()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (yann.estrevigne@ccas.example se connecte)
            > désactiver le siret 02843688900019
            < Le SIRET 028 436 889 00019 (**CCAS de Montclair-les-Essais**) est **actif** dans SIRENE : l’inactivation est donc instruite par un agent. Il lui faut un motif et un justificatif (délibération, arrêté, décision).
            < Quel est le motif de l’inactivation ?
            < [Dissolution] [Fusion] [Transfert de compétence] [SIRET remplacé] [Erreur de création] [Autre motif]
            > autre
            < Joignez le justificatif (délibération, arrêté ou décision ; PDF, image ou document) avec le trombone. Vous pouvez aussi l’apporter plus tard : la demande l’attendra.
            < [Je l’apporterai plus tard]
            > Je l’apporterai plus tard
            < Voici la demande d’inactivation :

            - Structure : **CCAS de Montclair-les-Essais**, SIRET **028 436 889 00019**
            - Motif : Autre motif
            - SIRET qui prend la suite : aucun
            - Justificatif : à apporter plus tard
            - Il reste 4 factures en cours pour cette structure :
              - 2 : Mise à disposition
              - 1 : Complétée
              - 1 : Mandatée

            La structure reste active jusqu’à la décision. Confirmez-vous la demande ?
            < [Confirmer la demande] [Annuler]
            > pardon, je me suis trompé de siret
            < De quelle structure s’agit-il ? Voici celles que vous gérez :

            - **CCAS de Montclair-les-Essais** : SIRET 028 436 889 00019, active dans Chorus Pro
            - **Caisse des écoles de Port-Lisière** : SIRET 020 057 477 00026, inactive dans Chorus Pro

            Choisissez-la, ou donnez-moi un autre SIRET (14 chiffres).
            < [CCAS de Montclair-les-Essais (02843688900019)] [Caisse des écoles de Port-Lisière (02005747700026)]
            > Caisse des écoles de Port-Lisière (02005747700026)
            < La structure **Caisse des écoles de Port-Lisière** (SIRET 020 057 477 00026) est déjà inactive dans Chorus Pro : il n’y a rien à faire.
            """);

        Assert.Empty(await bot.DoneAsync());
    }

    [Fact]
    public async Task A_mistyped_SIRET_in_the_first_sentence_is_explained()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (joris.tournebise@montclair.example se connecte)
            > activer ma structure publique
            < La structure **Commune de Montclair-les-Essais** (SIRET 020 297 727 00024) est déjà active dans Chorus Pro : il n’y a rien à faire.
            > désactiver le siret 356 000 000 48
            < Un numéro SIRET a 14 chiffres, avec ou sans espaces. Exemple : 732 829 320 00074
            < De quelle structure s’agit-il ? Voici celles que vous gérez :

            - **Commune de Montclair-les-Essais** : SIRET 020 297 727 00024, active dans Chorus Pro

            Choisissez-la, ou donnez-moi un autre SIRET (14 chiffres).
            < [Commune de Montclair-les-Essais (02029772700024)]
            > annuler
            < C'est annulé : je n'ai rien fait. Que puis-je faire d'autre pour vous ?
            (basile.wartenoy@montclair.example se connecte)
            """);

        Assert.Empty(await bot.DoneAsync());
    }

    [Fact]
    public async Task Back_leads_through_the_questions()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            (ines.orvaliere@smtransport.example se connecte)
            > inactiver ma structure publique
            < Le SIRET 026 658 591 00016 (**Syndicat mixte des transports d'Aubeline**) est **actif** dans SIRENE : l’inactivation est donc instruite par un agent. Il lui faut un motif et un justificatif (délibération, arrêté, décision).
            < Quel est le motif de l’inactivation ?
            < [Dissolution] [Fusion] [Transfert de compétence] [SIRET remplacé] [Erreur de création] [Autre motif]
            > SIRET remplacé
            < Si le SIRET a seulement changé, le plus simple est de le modifier : « Activités du gestionnaire » > « Mes structures » > crayon > « Modifier l’identifiant » (les collectivités locales passent par une sollicitation). Sinon, continuons.
            < Quel SIRET prend la suite (14 chiffres) ?
            < [Je ne le connais pas]
            > Je ne le connais pas
            < Joignez le justificatif (délibération, arrêté ou décision ; PDF, image ou document) avec le trombone. Vous pouvez aussi l’apporter plus tard : la demande l’attendra.
            < [Je l’apporterai plus tard]
            > retour
            < Quel SIRET prend la suite (14 chiffres) ?
            < [Je ne le connais pas]
            > retour
            < Quel est le motif de l’inactivation ?
            < [Dissolution] [Fusion] [Transfert de compétence] [SIRET remplacé] [Erreur de création] [Autre motif]
            > retour
            < Nous sommes à la première question : il n'y a rien avant. Écrivez « annuler » pour arrêter.
            < Quel est le motif de l’inactivation ?
            < [Dissolution] [Fusion] [Transfert de compétence] [SIRET remplacé] [Erreur de création] [Autre motif]
            > annuler
            < C'est annulé : je n'ai rien fait. Que puis-je faire d'autre pour vous ?
            """);

        Assert.Empty(await bot.DoneAsync());
    }

    [Fact]
    public async Task Signed_out_it_explains_itself_and_cancelled_it_does_nothing()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        await bot.PlayAsync("""
            > je veux inactiver ma structure publique
            < Pour inactiver une structure publique, il faut en être gestionnaire principal ou secondaire. Si son SIRET est fermé dans SIRENE, je l’inactive sur votre confirmation ; s’il est encore actif, un agent instruit la demande, avec un motif et un justificatif. [Voir l’article](https://bot.example/aide/desactiver-structure-publique). Connectez-vous, puis écrivez-moi : je reprendrai où nous en sommes.
            < (Se connecter)
            (lucien.quermadeuc@rocheval.example se connecte)
            > me voilà
            < Le SIRET **025 941 188 00010** est fermé dans SIRENE depuis le mercredi 8 avril 2026. Aucune facture n’est en cours. Je vais **inactiver** la structure **Commune de Rocheval** : plus aucune facture ne pourra lui être adressée.

            Confirmez-vous ?
            < [Confirmer l’inactivation] [Annuler]
            > Annuler
            < C'est annulé : je n'ai rien fait. Que puis-je faire d'autre pour vous ?
            """);

        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02594118800010"));
        Assert.Empty(await bot.DoneAsync());
        Assert.Empty(await bot.MailsAsync());
    }

    [Fact]
    public async Task SIRENE_throttled_the_confirmed_request_waits_and_is_done_by_itself()
    {
        using var sirene = WireMockServer.Start();
        await using var bot = await BotHarness.StartDemoAsync(settings: [("Sirene:Source", "Insee"), ("Sirene:BaseUrl", sirene.Url!), ("Sirene:ApiKey", "key")]);
        sirene.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(429));
        await bot.PlayAsync("""
            (lucien.quermadeuc@rocheval.example se connecte)
            > inactiver ma structure publique
            < SIRENE ne répond pas pour le moment : je ne peux donc rien décider. **Votre demande est gardée**, et je réessaie moi-même. Je vous dirai ici ce qu’il en est.
            < Si SIRENE confirme que le SIRET est fermé, dois-je **inactiver** la structure **Commune de Rocheval**, SIRET **025 941 188 00010**, sans vous le redemander, dès qu’aucune facture n’est en cours ?
            < [Confirmer l’inactivation] [Annuler]
            > Confirmer l’inactivation
            < C’est noté : je continue d’interroger SIRENE pour la structure **Commune de Rocheval** (SIRET 025 941 188 00010), et je vous dirai ici ce qu’il en est. Si le SIRET est encore actif, il me faudra un motif et un justificatif.
            """);
        sirene.ResetMappings();
        sirene.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(200).WithBody(RegisterHarness.Fixture("insee/siret-ferme.json")));
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await bot.RunJobsAsync();
        Assert.Equal("""
            La structure **Commune de Rocheval** (SIRET 02594118800010) est fermée dans SIRENE et aucune facture n’est en cours. Comme convenu, je l’ai **inactivée**.
            """, await LastAsync(bot, 1));

        Assert.Equal(StructureRequestState.Done, await StateOfAsync(bot, 8801));
        Assert.Equal(StructureState.Inactive, await StateOfAsync(bot, "02594118800010"));
        Assert.Equal([("DeactivatePublicStructure", "02594118800010")], await bot.DoneAsync());
    }

    [Fact]
    public async Task Speaks_english_to_those_who_do()
    {
        await using var bot = await BotHarness.StartDemoAsync();
        bot.Locale = "en-GB";
        await bot.PlayAsync("""
            (basile.aubremont@sivueaux.example se connecte)
            > deactivate my structure
            < Before deactivating: the establishment 023 857 220 00026 is closed in SIRENE, but the body still exists, with the SIRET **023 857 220 00075**. If it has moved, it is better to **change the SIRET**: “Activités du gestionnaire” > “Mes structures” > pencil > “Modifier l’identifiant” (local authorities open a support ticket instead). The new structure takes over the data of the old one, except the billing mandate, the technical user, the connection data and the PACAGE number.
            < The request to deactivate the structure **Syndicat intercommunal des eaux de Tarnelle**, SIRET **023 857 220 00026**, is **held by 2 invoices in progress**:

            - 1: Made available
            - 1: Payment ordered

            It will be carried out by itself once all is settled. Do you accept instead to **deactivate it right now**? What is in progress may get stuck.

            **Please note**: you are the only manager of this structure. Once it is inactive, nobody will be able to manage it in Chorus Pro.
            < [Confirm in spite of the invoices] [Cancel]
            > Confirm in spite of the invoices
            < Done: the structure **Syndicat intercommunal des eaux de Tarnelle** (SIRET 023 857 220 00026) is **inactive**. No invoice can be sent to it any more. I have also confirmed it by e-mail.
            """);

        Assert.Equal(StructureState.Inactive, await StateOfAsync(bot, "02385722000026"));
        Assert.Equal([("DeactivatePublicStructure", "02385722000026")], await bot.DoneAsync());
    }

    private static async Task<string> LastAsync(BotHarness bot, int count) =>
        string.Join('\n', (await bot.SaidAsync()).TakeLast(count)).Replace('\u00A0', ' ');

    private static async Task<StructureState> StateOfAsync(BotHarness bot, string siret) =>
        (await bot.AllAsync<Structure>()).Single(structure => structure.Identifier == siret).State;

    private static async Task<List<StructureRequest>> RequestsAsync(BotHarness bot, long structureId) =>
        [.. (await bot.AllAsync<StructureRequest>()).Where(request => request.StructureId == structureId)];

    private static async Task<StructureRequestState> StateOfAsync(BotHarness bot, long request) =>
        (await bot.AllAsync<StructureRequest>()).Single(each => each.Id == request).State;

    private static async Task DeleteRequestAsync(BotHarness bot, long id)
    {
        await using var context = bot.Services.GetRequiredService<Func<ChorusDbContext>>()();
        await context.Set<StructureRequest>().Where(request => request.Id == id).ExecuteDeleteAsync();
    }
}
