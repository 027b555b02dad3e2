using ChorusAssistant.Bot.Content;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Tests.Content;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>"Où en est ma facture ?": every way that talk can go, over the demo portal.</summary>
public sealed class TrackInvoiceDialogTests : IAsyncLifetime
{
    private const string Supplier = "lucien.ysolange@fournitures.example";

    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartDemoAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_number_gets_status_since_when_what_to_do_and_the_payment_date()
    {
        SignIn(Supplier);
        await _bot.PlayAsync("""
            > où en est ma facture 20260013 ?
            < **Facture n° 20260013**, de Fournitures Scolaires Hexa SARL à Commune de Montclair-les-Essais, 6 583,48 €
            - Statut : **Mandatée**, depuis le samedi 14 novembre 2026 à 11 h 34. Le paiement a été ordonné et le comptable va en être saisi.
            - À faire : rien, le paiement se prépare chez Commune de Montclair-les-Essais et son comptable.
            - Paiement : le délai légal (30 jours) court jusqu’au **mercredi 9 décembre 2026**. C’est une limite, pas une promesse de paiement à cette date.
            < [Historique de la facture 20260013]
            """);
        Assert.Empty(await _bot.DoneAsync());
    }

    [Fact]
    public async Task Signed_out_it_explains_and_goes_on_after_the_sign_in()
    {
        await _bot.PlayAsync($"""
            > où en est ma facture 20260004
            < Pour vous dire où en est une facture, je dois savoir qui vous êtes : seuls son fournisseur, son valideur et son destinataire peuvent la voir. **Connectez-vous**, puis écrivez-moi : je reprendrai ici. Ce que veulent dire les statuts : [la liste](https://bot.example/aide/statuts).
            < (Se connecter)
            ({Supplier} se connecte)
            > me voilà
            < **Facture n° 20260004**, de Fournitures Scolaires Hexa SARL à Centre hospitalier d'Aubeline, 47 443,81 €
            - Statut : **Déposée**, depuis le mardi 24 novembre 2026 à 8 h 19. La facture est envoyée et le portail la prend en charge.
            - À faire : rien, elle avance toute seule.
            - Paiement : le délai légal (50 jours) commence quand Centre hospitalier d'Aubeline reçoit la facture.
            < [Historique de la facture 20260004]
            """);
    }

    [Fact]
    public async Task The_history_is_shown_when_it_is_asked_for()
    {
        SignIn(Supplier);
        await _bot.PlayAsync("""
            > Historique de la facture 20260004
            < **Facture n° 20260004**, de Fournitures Scolaires Hexa SARL à Centre hospitalier d'Aubeline, 47 443,81 €

            Ses étapes :

            - mardi 24 novembre 2026 à 8 h 13 : Brouillon
            - mardi 24 novembre 2026 à 8 h 19 : Déposée
            """);
    }

    [Theory]
    [InlineData("quel est le statut de ma dernière facture", "20260005")]
    [InlineData("où en est ma facture envoyée au lycée", "20260007")]
    public async Task The_latest_one_and_the_one_of_a_recipient_are_found_by_words(string words, string number)
    {
        SignIn(Supplier);
        await _bot.SayAsync(words);

        Assert.StartsWith($"**Facture n° {number}**", _bot.LastReplies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_number_the_newest_are_offered()
    {
        SignIn(Supplier);
        await _bot.SayAsync("où en est ma facture ?");
        Assert.Equal(8, _bot.LastReplies[^1].SuggestedActions?.Actions.Count);

        await _bot.SayAsync("f2o26");
        await _bot.SayAsync("20260013");
        Assert.StartsWith("**Facture n° 20260013**", _bot.LastReplies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invoice_of_others_and_an_unknown_one_hear_the_same_byte_for_byte()
    {
        List<string> talks = [];
        foreach (var number in (string[])["FA-2026-0001", "FA-2026-9876"])
        {
            _bot.Conversation = $"conversation-{number}";
            SignIn(Supplier);
            await _bot.SayAsync($"où en est ma facture {number}");
            var rows = await _bot.TurnsAsync();
            talks.Add(string.Join('\n', rows.Select(row => System.Text.Encoding.UTF8.GetString(row.Payload.Span))).Replace(number, "X", StringComparison.Ordinal));
        }

        // The whole stored talk, state and all: what is not in it cannot be read out of it.
        Assert.Single(talks.Distinct());
        Assert.StartsWith("Je ne trouve pas de facture n° FA-2026-9876", _bot.LastReplies[0].Text, StringComparison.Ordinal);
        Assert.Empty(await _bot.DoneAsync());
    }

    [Fact]
    public async Task The_town_hall_tracks_what_it_received()
    {
        SignIn("joris.tournebise@montclair.example");
        var reply = Assert.Single(await _bot.SayAsync("où en est la facture 20260011"));

        Assert.StartsWith("**Facture n° 20260011** reçue de Fournitures Scolaires Hexa SARL", reply.Text, StringComparison.Ordinal);
        Assert.Contains("c’est à votre structure de la traiter", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_town_hall_does_not_see_a_draft_that_is_addressed_to_it()
    {
        SignIn("joris.tournebise@montclair.example");
        var replies = await _bot.SayAsync("où en est la facture 17052019");

        Assert.StartsWith("Je ne trouve pas de facture n° 17052019", replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_number_of_two_suppliers_is_asked_for()
    {
        SignIn("hugo.rochegrise@oph.example");
        await _bot.PlayAsync("""
            > où en est la facture 2026/00221
            < Plusieurs fournisseurs ont une facture de ce numéro. Laquelle voulez-vous suivre ?
            < [2026/00221 – Garage et Flottes du Val SAS] [2026/00221 – Vitres et Services du Val SARL]
            """);
        await _bot.SayAsync("garage");
        Assert.StartsWith("**Facture n° 2026/00221** reçue de Garage et Flottes du Val SAS", _bot.LastReplies[0].Text, StringComparison.Ordinal);
        Assert.Contains("ne fait pas remonter ses paiements", _bot.LastReplies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_validator_is_told_that_it_has_to_answer()
    {
        SignIn("oceane.dumontelle@batisseurs.example");
        var waiting = (await _bot.AllAsync<Invoice>()).First(invoice => invoice is { Status: InvoiceStatus.ToValidate1, FirstValidatorId: 25804325, SupplierId: 25804671 });
        await _bot.SayAsync($"où en est la facture {waiting.Number}");
        if (_bot.LastReplies[0].SuggestedActions is { Actions: [{ Title: { } first }, ..] } && first.Contains('–', StringComparison.Ordinal))
        {
            await _bot.SayAsync($"{waiting.Number} – Tarnelle Électricité SARL");
        }

        Assert.Contains("la valider ou la refuser", _bot.LastReplies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_can_be_sent_from_there_after_its_own_recap()
    {
        SignIn(Supplier);
        await _bot.PlayAsync("""
            > où en est ma facture 17052019
            < **Facture n° 17052019**, de Fournitures Scolaires Hexa SARL à Commune de Montclair-les-Essais, 44 425,13 €
            - Statut : **Brouillon**, depuis le mercredi 18 novembre 2026 à 10 h 11. La facture est enregistrée, mais pas envoyée : votre client ne l’a pas reçue.
            - À faire : l’envoyer. Tant qu’elle est en brouillon, rien ne part.
            < [Historique de la facture 17052019]
            < Voulez-vous que nous envoyions maintenant la facture n° 17052019 ? Je vous montrerai d’abord tout ce qui partira.
            < [Oui, l’envoyer] [Non, pas maintenant]
            """);
        await _bot.SayAsync("oui");
        Assert.StartsWith("**Confirmation d’envoi**", _bot.LastReplies[0].Text, StringComparison.Ordinal);
        Assert.Empty(await _bot.DoneAsync());

        await _bot.SayAsync("Confirmer et envoyer");
        Assert.Equal([("SendDraftInvoice", "17052019")], await _bot.DoneAsync());
    }

    [Fact]
    public async Task A_rejected_invoice_says_why_and_that_a_new_one_is_needed()
    {
        var rejected = (await _bot.AllAsync<Invoice>()).First(invoice => invoice.Status == InvoiceStatus.Rejected && invoice.SupplierId == 25806574);
        SignIn("celeste.lisandrou@numerique.example");
        var reply = (await _bot.SayAsync($"ma facture {rejected.Number} a été rejetée que dois-je faire"))[0];

        Assert.Contains($"Motif indiqué\u00A0: «\u00A0{rejected.Reason}\u00A0»", reply.Text, StringComparison.Ordinal);
        Assert.Contains("**nouvelle facture**", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_status_has_a_name_and_a_meaning_and_every_step_its_words(string language)
    {
        var content = ContentLibrary.Load(ShippedContent.Folder);

        Assert.All(Enum.GetValues<InvoiceStatus>().Select(ChorusCodes.CodeOf), code =>
        {
            Assert.True(content.HasReply("TrackInvoice", $"status-{code}", language), code);
            Assert.True(content.HasReply("TrackInvoice", $"meaning-{code}", language), code);
        });
        Assert.All(Enum.GetNames<ChorusAssistant.Workflows.InvoiceTracking.InvoiceStep>(), step =>
            Assert.True(content.HasReply("TrackInvoice", $"next-{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(step)}", language), step));
        Assert.All(Enum.GetNames<DraftProblem>().Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName), problem =>
        {
            Assert.True(content.HasReply("SendDraftInvoice", $"problem-{problem}", language), problem);
            Assert.True(content.HasReply("SendDraftInvoice", $"short-{problem}", language), problem);
        });
    }

    [Fact]
    public async Task Speaks_english_to_those_who_do()
    {
        SignIn(Supplier);
        _bot.Locale = "en-GB";
        var reply = Assert.Single(await _bot.SayAsync("where is my invoice 20260004"));

        Assert.Contains("Status: **Deposited**, since Tuesday 24 November 2026 at 08:19. The invoice is sent", reply.Text, StringComparison.Ordinal);
    }

    private void SignIn(string login) => _bot.User = new SignedInUser(login, Name: null);
}
