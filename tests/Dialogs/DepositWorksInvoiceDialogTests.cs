using System.IO.Compression;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.Files;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>Documents of works contracts, as their users see them.</summary>
public sealed class DepositWorksInvoiceDialogTests : IAsyncLifetime
{
    private const string Contractor = "ambre.tournebise@routes.example";
    private const string ProjectManager = "elodie.dumontelle@structura.example";

    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartDemoAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public Task Says_which_document_one_s_role_files_at_that_moment() => _bot.PlayAsync("""
        > déposer une facture de travaux
        < Les documents d’un marché de travaux se déposent dans l’espace « Factures de travaux », après avoir rempli avec toutes les parties la **fiche identité du marché** : elle dit qui dépose quoi. Que voulez-vous faire ?
        < [Déposer un document] [Savoir quel document déposer] [Préparer la fiche identité du marché]
        > savoir quel document
        < Quel est votre rôle dans le marché ?
        < [Titulaire] [Cotraitant] [Sous-traitant] [Maître d’œuvre (MOE)] [Maître d’ouvrage (MOA)]
        > moe
        < À quel moment du marché ?
        < [Pendant le marché, chaque mois] [À la fin du marché]
        > pendant
        < Voici ce que vous déposez dans **« Factures de travaux »** :

        - **État d’acompte (A15)** : à déposer à partir du projet de décompte mensuel déjà dans Chorus Pro : il rejoint le même dossier, puis la maîtrise d’ouvrage.

        Le délai global de paiement part du moment où le document est mis à disposition du maître d’œuvre. Les procédures tacites ont leurs propres cadres (A22 à A25). [Voir l’article](https://bot.example/aide/deposer-factures-travaux).
        """);

    [Fact]
    public async Task An_initial_deposit_opens_a_dossier_and_starts_the_payment_period()
    {
        await _bot.PlayAsync($"""
            ({Contractor} se connecte)
            > déposer une facture de travaux
            < Les documents d’un marché de travaux se déposent dans l’espace « Factures de travaux », après avoir rempli avec toutes les parties la **fiche identité du marché** : elle dit qui dépose quoi. Que voulez-vous faire ?
            < [Déposer un document] [Savoir quel document déposer] [Préparer la fiche identité du marché]
            > déposer un document
            < Pour quel marché, et au nom de quelle structure ?
            < [M-2025-0002, Réseau d'assainissement, secteur Nord : Titulaire, Routes et Réseaux du Val SA] [M-2025-0004, Élargissement de la route départementale 960 : Titulaire, Routes et Réseaux du Val SA]
            > assainissement
            < Quel document déposez-vous ?
            < [Projet de décompte mensuel (A4)] [Projet de décompte final (A7)] [Décompte général et définitif signé (A8)]
            > A4
            < Joignez le document, au format PDF.
            < [Je ne l’ai pas encore]
            """);
        await _bot.SendFileAsync("decompte-12.pdf", "%PDF-1.7"u8.ToArray());
        await _bot.PlayAsync("""
            > SIT-900
            < Quel est le montant **hors taxes** ?
            > 12 000,50 €
            < Quel est le taux de TVA ?
            < [20 %] [10 %] [5,5 %] [0 %]
            > 20 %
            < Voici ce que je vais déposer :

            - **Projet de décompte mensuel (A4)**, n° **SIT-900**
            - Marché M-2025-0002, au nom de Routes et Réseaux du Val SA
            - Montant : 12 000,50 € HT, 14 400,60 € TTC
            - Fichier : decompte-12.pdf

            C’est un dépôt initial. Confirmez-vous ?
            < [Confirmer le dépôt] [Annuler]
            > oui
            < C’est fait : le document n° **SIT-900** est déposé, et le dossier de facturation **DF-202611-7711** est ouvert. Il est mis à disposition du maître d’œuvre : le délai de paiement court, jusqu’au jeudi 24 décembre 2026. Un mail vous le confirme.
            """);

        var filed = (await _bot.AllAsync<Invoice>()).Single(invoice => invoice.Number.Text == "SIT-900");
        Assert.Equal(
            (InvoiceStatus.AvailableToProjectManager, 14400.60m, new DateOnly(2026, 11, 24)), (filed.Status, filed.TotalInclTax, filed.PaymentPeriodFrom));
        Assert.Equal([("DepositWorksInvoice", "SIT-900")], await _bot.DoneAsync());
        Assert.Equal([(Contractor, "Votre document de travaux n° SIT-900 est déposé")], await _bot.MailsAsync());
    }

    [Fact]
    public async Task A_progress_account_joins_the_dossier_and_links_the_statement()
    {
        _bot.User = new SignedInUser(ProjectManager, null);
        foreach (var said in (string[])["déposer une facture de travaux", "déposer un document", "assainissement", "A15"])
        {
            await _bot.SayAsync(said);
        }

        await _bot.SendFileAsync("etat-acompte.pdf", "%PDF-1.7"u8.ToArray());
        foreach (var said in (string[])["SIT-901", "53000", "20 %", "confirmer le dépôt"])
        {
            await _bot.SayAsync(said);
        }

        Assert.Equal(
            "C’est fait : l’état d’acompte n° **SIT-901** a rejoint le dossier **DF-202611-0002**, et il est mis à disposition du maître d’ouvrage. Un mail vous le confirme.",
            _bot.LastReplies[^1].Text!.Replace('\u00A0', ' '));
        var documents = (await _bot.AllAsync<Invoice>()).Where(invoice => invoice.DossierId == 7702).OrderBy(invoice => invoice.Id).ToList();
        Assert.Equal([InvoiceStatus.Linked, InvoiceStatus.AvailableToAuthority], documents.Select(document => document.Status));
        var dossier = (await _bot.AllAsync<BillingDossier>()).Single(candidate => candidate.Id == 7702);
        Assert.Equal((BillingDossierState.AwaitingAuthority, 2), (dossier.State, dossier.DocumentCount));
    }

    [Fact]
    public async Task Nothing_is_filed_without_a_yes_and_signed_out_nothing_is_begun()
    {
        await _bot.SayAsync("déposer une facture de travaux");
        var asked = await _bot.SayAsync("déposer un document");
        Assert.StartsWith("Pour déposer un document, vous devez être connecté", asked[^1].Text, StringComparison.Ordinal);

        _bot.User = new SignedInUser(Contractor, null);
        await _bot.SayAsync("c'est fait");
        foreach (var said in (string[])["assainissement", "A4"])
        {
            await _bot.SayAsync(said);
        }

        await _bot.SendFileAsync("decompte.pdf", "%PDF-1.7"u8.ToArray());
        foreach (var said in (string[])["SIT-902", "100", "20 %", "non"])
        {
            await _bot.SayAsync(said);
        }

        Assert.Equal("C’est entendu : je n’ai rien déposé.", _bot.LastReplies[^1].Text!.Replace('\u00A0', ' '));
        Assert.DoesNotContain(await _bot.AllAsync<Invoice>(), invoice => invoice.Number.Text == "SIT-902");
        Assert.Empty(await _bot.DoneAsync());
    }

    [Fact]
    public async Task The_identity_sheet_is_a_word_document_with_every_party()
    {
        _bot.User = new SignedInUser(Contractor, null);
        foreach (var said in (string[])["déposer une facture de travaux", "préparer la fiche identité du marché", "assainissement"])
        {
            await _bot.SayAsync(said);
        }

        Assert.Contains("(https://bot.example/documents/fiche-identite-M-2025-0002.docx)", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
        var file = Assert.Single(await _bot.AllAsync<StoredFile>());
        using var zip = new ZipArchive(new MemoryStream(file.Content));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var xml = await reader.ReadToEndAsync();
        Assert.All((string[])["M-2025-0002", "Titulaire", "Cotraitant", "Sous-traitant", "Maître d’œuvre", "Maître d’ouvrage", "A4 : projet de décompte mensuel"],
            text => Assert.Contains(text, xml, StringComparison.Ordinal));
    }
}
