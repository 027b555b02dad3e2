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

/// <summary>Deactivation of a public structure, from the first sentence to the portal's state, over the demo portal.</summary>
public sealed partial class DeactivatePublicStructureDialogTests
{
    private const string Held = """
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
        """;

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
        await bot.PlayAsync($"""
            (basile.aubremont@sivueaux.example se connecte)
            {Held}
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
        await bot.PlayAsync($"""
            (basile.aubremont@sivueaux.example se connecte)
            {Held}
            > Annuler
            < J’arrête là : la structure reste active. La demande déjà enregistrée le reste, et je vous dirai ici ce qu’il en est.
            """);

        Assert.Equal(StructureState.Active, await StateOfAsync(bot, "02385722000026"));
        Assert.Empty(await bot.DoneAsync());
        Assert.Single(await RequestsAsync(bot, 25801557), request => request.State == StructureRequestState.HeldByInvoices);
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

    private static async Task DeleteRequestAsync(BotHarness bot, long id)
    {
        await using var context = bot.Services.GetRequiredService<Func<ChorusDbContext>>()();
        await context.Set<StructureRequest>().Where(request => request.Id == id).ExecuteDeleteAsync();
    }
}
