using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain;
using ChorusAssistant.Domain.Audit;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Persistence;
using ChorusAssistant.Workflows.SubcontractorInvoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>A contractor answers a subcontractor's request, over the demo portal.</summary>
public sealed class ValidateSubcontractorInvoiceDialogTests : IAsyncLifetime
{
    private const string Roads = "ambre.tournebise@routes.example";
    private const string Carpenters = "lucien.wartenoy@charpentes.example";
    private const string Builders = "remi.lisandrou@grosoeuvre.example";

    private BotHarness _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHarness.StartDemoAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_request_is_shown_validated_and_on_its_way()
    {
        SignIn(Roads);
        await _bot.PlayAsync("""
            > valider la facture de mon sous-traitant n° FA-2026-0002
            < **Demande de paiement n° FA-2026-0002**

            - Fournisseur : **Menuiseries du Port SAS**
            - Destinataire : Communauté de communes du Pays de Tarnelle
            - Marché : M-2025-0002
            - Montant : 34 520,80 € HT, **34 520,80 € TTC**
            - Pièces jointes : constat-avancement-1.jpg, devis-signe-2.pdf
            - Délai : encore 2 jours

            Que voulez-vous faire ?
            < [Valider] [Refuser] [Je ne suis pas le valideur]
            > valider
            < Voulez-vous joindre un message (« Complément d’information ») ? Écrivez-le, ou choisissez « Sans message ».
            < [Sans message]
            > Conforme au chantier.
            < Vous allez **valider** la demande de paiement n° **FA-2026-0002** de **Menuiseries du Port SAS**, 34 520,80 € TTC. Votre message : Conforme au chantier.

            En validant, vous déclarez que Routes et Réseaux du Val SA est titulaire du marché, ou le cotraitant dont dépend ce sous-traitant. La demande partira ensuite automatiquement chez Communauté de communes du Pays de Tarnelle.

            Confirmez-vous ?
            < [Confirmer la validation] [Annuler]
            > oui
            < C’est fait : la demande n° **FA-2026-0002** est **validée**, et elle part automatiquement chez **Communauté de communes du Pays de Tarnelle**. Menuiseries du Port SAS en est averti par mail. Son statut est maintenant « Validée (1er valideur) ». [Voir l’article](https://bot.example/aide/valider-facture-sous-traitant).
            """);

        Assert.Equal("VALIDEE_1", await StatusAsync(8300263));
        Assert.Equal([("ValidateSubcontractorInvoice", "FA-2026-0002")], await _bot.DoneAsync());
        _bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await _bot.RunJobsAsync();
        Assert.Equal("EN_COURS_ACHEMINEMENT", await StatusAsync(8300263));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_the_supplier_reads_it()
    {
        SignIn(Roads);
        await SayAllAsync("valider la facture de mon sous-traitant n° 2026/00212", "refuser", "pièces justificatives absentes", "confirmer le refus");

        Assert.StartsWith("C’est fait : la demande n° **2026/00212** est **refusée**", Last(), StringComparison.Ordinal);
        var invoice = await InvoiceAsync(8300284);
        Assert.Equal((InvoiceStatus.Refused1, "Pièces justificatives absentes"), (invoice.Status, invoice.Reason));
        Assert.Equal(("contact@batisseurs.example", "Votre demande de paiement n° 2026/00212 est refusée"), Assert.Single(await _bot.MailsAsync()));
    }

    [Fact]
    public async Task Who_is_not_the_validator_sends_it_back_to_the_supplier()
    {
        SignIn(Roads);
        await SayAllAsync("valider la facture de mon sous-traitant n° 2026/00212", "je ne suis pas le valideur", "oui");

        Assert.Equal("ERREUR_FOURNISSEUR_SUR_VALIDEUR", await StatusAsync(8300284));
    }

    [Fact]
    public async Task The_second_validator_has_the_last_word()
    {
        SignIn(Builders);
        await SayAllAsync("valider la facture de mon sous-traitant n° FA-2026-0007", "valider", "sans message", "oui");

        Assert.Equal("VALIDEE_2", await StatusAsync(8300431));
    }

    [Fact]
    public async Task After_the_first_of_two_validators_the_second_is_asked()
    {
        await ChangeAsync(8300431, invoice => { }, back: true);
        SignIn(Carpenters);
        await SayAllAsync("valider la facture de mon sous-traitant n° FA-2026-0007", "valider", "sans message", "oui");

        Assert.Equal("A_VALIDER_2", await StatusAsync(8300431));
        Assert.Equal(new DateOnly(2026, 12, 9), (await InvoiceAsync(8300431)).ValidateBy);
        Assert.Contains(("contact@grosoeuvre.example", "La demande de paiement n° FA-2026-0007 est à valider"), await _bot.MailsAsync());
    }

    [Theory]
    [InlineData("valider la facture de mon sous-traitant n° FA-2026-0003")]
    [InlineData("valider la facture de mon sous-traitant n° 2026/00213")]
    public async Task After_the_fifteen_days_nothing_can_be_answered(string request)
    {
        SignIn(Roads);
        await _bot.SayAsync(request);

        Assert.Contains("n’attend plus votre réponse", Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_validator_s_request_and_an_unknown_one_are_answered_alike()
    {
        SignIn(Roads);
        await _bot.SayAsync("valider la facture de mon sous-traitant n° FA-2026-0006");
        var foreign = Last();
        await _bot.SayAsync("valider la facture de mon sous-traitant n° FA-2026-9999");

        Assert.Equal(foreign.Replace("0006", "9999", StringComparison.Ordinal), Last());
    }

    [Fact]
    public async Task A_request_that_changed_meanwhile_is_shown_again_and_not_answered()
    {
        SignIn(Roads);
        await SayAllAsync("valider la facture de mon sous-traitant n° 2026/00212", "valider", "sans message");
        await ChangeAsync(8300284, invoice => invoice.Refuse(_bot.Clock.GetUtcNow(), 1, "Autre"), back: false);
        await _bot.SayAsync("oui");

        Assert.Contains("n’attend plus votre réponse", Last(), StringComparison.Ordinal);
        Assert.Equal("REFUSEE_1", await StatusAsync(8300284));
        Assert.Empty(await _bot.DoneAsync());
    }

    [Fact]
    public async Task A_right_that_was_withdrawn_before_the_yes_is_no_right()
    {
        SignIn(Roads);
        await SayAllAsync("valider la facture de mon sous-traitant n° 2026/00212", "valider", "sans message");
        await ExecuteAsync(context => context.Set<Attachment>().Where(attachment => attachment.StructureId == 25805190)
            .ExecuteUpdateAsync(update => update.SetProperty(attachment => attachment.State, AttachmentState.Inactive)));
        await _bot.SayAsync("oui");

        Assert.StartsWith("Je ne trouve pas de demande", Last(), StringComparison.Ordinal);
        Assert.Equal("A_VALIDER_1", await StatusAsync(8300284));
    }

    [Fact]
    public async Task Silence_counts_as_acceptance_the_day_after_the_fifteenth()
    {
        await _bot.RunJobsAsync();
        Assert.Equal("A_VALIDER_1", await StatusAsync(8300284));

        _bot.Clock.Advance(TimeSpan.FromDays(1));
        await _bot.RunJobsAsync();

        Assert.Equal("ABSENCE_VALIDATION_1_HORS_DELAI", (await InvoiceAsync(8300284)).History[^1].Status is var status ? ChorusCodes.CodeOf(status) : null);
        Assert.Contains((nameof(TacitAcceptance), "2026/00212"), await _bot.DoneAsync());
        Assert.Equal(2, (await _bot.MailsAsync()).Count(mail => mail.Subject == "La demande de paiement n° 2026/00212 est acceptée tacitement"));
        await _bot.RunJobsAsync();
        Assert.Single(await _bot.DoneAsync(), done => done.Target == "2026/00212");
    }

    private void SignIn(string login) => _bot.User = new SignedInUser(login, null);

    private async Task SayAllAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            await _bot.SayAsync(text);
        }
    }

    private string Last() => _bot.LastReplies[^1].Text!.Replace('\u00A0', ' ');

    private async Task<string> StatusAsync(long id) => ChorusCodes.CodeOf((await InvoiceAsync(id)).Status);

    private async Task<Invoice> InvoiceAsync(long id)
    {
        await using var context = _bot.Services.GetRequiredService<Func<ChorusDbContext>>()();
        return await context.Set<Invoice>().Include(invoice => invoice.History.OrderBy(change => change.Order)).SingleAsync(invoice => invoice.Id == id);
    }

    private async Task ChangeAsync(long id, Action<Invoice> change, bool back)
    {
        if (back)
        {
            await ExecuteAsync(context => context.Set<Invoice>().Where(invoice => invoice.Id == id)
                .ExecuteUpdateAsync(update => update.SetProperty(invoice => invoice.Status, InvoiceStatus.ToValidate1)));
            return;
        }

        await using var scope = _bot.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        change(await work.Context.Set<Invoice>().Include(invoice => invoice.History).SingleAsync(invoice => invoice.Id == id));
        Assert.Equal(CommitOutcome.Committed, await work.CommitAsync(CancellationToken.None));
    }

    private async Task ExecuteAsync(Func<ChorusDbContext, Task> change)
    {
        await using var context = _bot.Services.GetRequiredService<Func<ChorusDbContext>>()();
        await change(context);
    }
}
