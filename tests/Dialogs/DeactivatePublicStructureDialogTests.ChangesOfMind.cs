using ChorusAssistant.Domain.StructureRequests;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Tests.Workflows.Sirene;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using static ChorusAssistant.Tests.Dialogs.PublicStructureRecords;

namespace ChorusAssistant.Tests.Dialogs;

/// <content>Corrections, mistypings, ways back and out.</content>
public sealed partial class DeactivatePublicStructureDialogTests
{
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
}
