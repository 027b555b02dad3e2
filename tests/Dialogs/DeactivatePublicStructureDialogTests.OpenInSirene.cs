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

/// <content>The SIRET is still open: a reason, a document, and an agent who decides.</content>
public sealed partial class DeactivatePublicStructureDialogTests
{
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
}
