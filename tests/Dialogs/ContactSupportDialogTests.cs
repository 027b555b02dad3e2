using ChorusAssistant.Bot.Activities;
using ChorusAssistant.Bot.Dialogs.Engine;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Tests.Dialogs;

/// <summary>A ticket, out of chat hours and by choice.</summary>
public sealed class ContactSupportDialogTests : IAsyncLifetime
{
    private const string Closed = "Les conseillers répondent par messagerie instantanée **du lundi au vendredi, de 8 h 30 à 18 h 30**, hors jours fériés : ils seront de retour mercredi 25 novembre 2026 à 8 h 30. Je peux transmettre votre demande au support dès maintenant : c'est une **sollicitation**, et la réponse vous parvient par e-mail.";
    private const string Categories = "[Activation de compte et connexion] [Gestion des structures et utilisateurs] [Dépôt et envoi de factures] [Suivi et paiement de factures] [Sous-traitance et factures de travaux] [Mémoires de frais de justice] [Raccordement et utilisateurs techniques] [Formation] [Autre demande]";

    private BotHarness _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await BotHarness.StartAsync();
        _bot.Clock.Advance(TimeSpan.FromHours(11));
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task In_the_evening_a_ticket_takes_the_request()
    {
        _bot.User = new SignedInUser("jeanne@laposte.example", "Jeanne");
        await _bot.PlayAsync($"""
            > je veux parler à un conseiller
            < {Closed}
            < Quelle est la catégorie de votre demande ?
            < {Categories}
            > suivi
            < Décrivez votre demande en une ou deux phrases, avec le numéro de la facture ou le SIRET concerné. N'écrivez pas de mot de passe.
            > Ma facture 2026-118 est suspendue depuis un mois.
            < Puis-je joindre notre conversation ? Le support verra ce que vous avez déjà essayé.
            < [Oui, joindre la conversation] [Non, sans la conversation]
            > oui
            < Voici ce que je vais transmettre au support :

            - Catégorie : **Suivi et paiement de factures**
            - Demande : Ma facture 2026-118 est suspendue depuis un mois.
            - Réponse à : jeanne@laposte.example
            - Conversation : jointe
            < [Confirmer la sollicitation] [Annuler]
            > Confirmer la sollicitation
            < C'est fait : votre sollicitation porte le numéro **S-XXXX-XXXX**. Le support l'a reçue, et un accusé de réception part à l'adresse jeanne@laposte.example. La réponse arrivera à cette même adresse ; indiquez ce numéro si vous le relancez.
            """);

        var ticket = Assert.Single(await _bot.AllAsync<Ticket>());
        Assert.Equal(("Suivi et paiement de factures", "jeanne@laposte.example", "jeanne@laposte.example"), (ticket.Category, ticket.Login?.Address, ticket.Contact.Address));
        Assert.Contains($"**{ticket.Number}**", _bot.LastReplies[0].Text, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("support@chorus-assistant.example", $"Sollicitation {ticket.Number} : Suivi et paiement de factures"),
                ("jeanne@laposte.example", $"Votre sollicitation {ticket.Number} est transmise au support"),
            ],
            (await _bot.MailsAsync()).OrderByDescending(mail => mail.To).Select(mail => (mail.To, mail.Subject.Replace('\u00A0', ' '))));
        Assert.Equal([("ContactSupport", "jeanne@laposte.example")], await _bot.DoneAsync());
        Assert.NotNull(_bot.LastReplies[^1].Entities);
    }

    [Fact]
    public async Task The_transcript_holds_what_both_said_and_only_where_the_person_agreed()
    {
        _bot.User = new SignedInUser("jeanne@laposte.example", "Jeanne");
        await _bot.SayAsync("merci");
        await SayAllAsync("je veux parler à un conseiller", "formation", "Le lien de la session manque.", "oui", "oui");
        await SayAllAsync("je veux parler à un conseiller", "formation", "Le lien de la session manque.", "non", "oui");

        var tickets = (await _bot.AllAsync<Ticket>()).OrderBy(ticket => ticket.Transcript is null).ToList();
        Assert.Equal(2, tickets.Count);
        Assert.Contains("[2026-11-24 20:00] jeanne@laposte.example: merci\n[2026-11-24 20:00] ClaudIA: Avec plaisir.", tickets[0].Transcript, StringComparison.Ordinal);
        Assert.Null(tickets[1].Transcript);
        var attached = (await _bot.AllAsync<OutboxMessage>()).Where(mail => mail.To == "support@chorus-assistant.example").Select(mail => mail.ReadAttachments().Count);
        Assert.Equal([0, 1], attached.Order());
    }

    [Fact]
    public async Task Signed_out_an_address_is_asked_for_and_nothing_written_goes_to_it()
    {
        await SayAllAsync("ouvrir un ticket", "autre demande", "Achetez mes bitcoins sur http://evil.example", "victime@laposte.example", "non", "oui");

        var ticket = Assert.Single(await _bot.AllAsync<Ticket>());
        Assert.Null(ticket.Login);
        Assert.Equal("victime@laposte.example", ticket.Contact.Address);
        var mail = (await _bot.AllAsync<OutboxMessage>()).Single(mail => mail.To == "victime@laposte.example");
        Assert.DoesNotContain("bitcoins", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_before_is_proposed_with_its_category_first()
    {
        await _bot.SayAsync("ma facture 2026-118 déposée en septembre n'est toujours pas payée");
        await _bot.SayAsync("parler à un conseiller");
        Assert.Equal("Suivi et paiement de factures", _bot.LastReplies[^1].SuggestedActions!.Actions[0].Title);

        await _bot.PlayAsync("""
            > 1
            < Vous m'avez écrit : « ma facture 2026-118 déposée en septembre n'est toujours pas payée ». Est-ce ce que je dois transmettre ?
            < [Oui, transmettre cela] [Non, je décris ma demande]
            """);
    }

    [Theory]
    [InlineData("fr-FR", "sollicitation")]
    [InlineData("fr-FR", "ticket")]
    [InlineData("fr-FR", "Déposer une sollicitation")]
    [InlineData("en-GB", "ticket")]
    [InlineData("en-GB", "Open a ticket")]
    public async Task Who_asks_for_a_ticket_in_so_many_words_is_not_asked_what_they_want(string locale, string words)
    {
        _bot.Locale = locale;
        await _bot.SayAsync(words);

        Assert.Equal(9, Assert.Single(_bot.LastReplies).SuggestedActions?.Actions.Count);
    }

    [Theory]
    [InlineData("fr-FR", "conseiller")]
    [InlineData("fr-FR", "un conseiller")]
    [InlineData("fr-FR", "Parler à un conseiller")]
    [InlineData("en-GB", "advisor")]
    [InlineData("en-GB", "Talk to an advisor")]
    public async Task The_words_that_the_assistant_names_lead_to_support(string locale, string words)
    {
        _bot.Locale = locale;
        await _bot.SayAsync(words);

        Assert.Equal("ContactSupport", (await _bot.StateAsync()).Dialog?.Name);
    }

    [Fact]
    public async Task Cancelled_nothing_is_passed_on()
    {
        await SayAllAsync("ouvrir un ticket", "formation", "Le lien manque.", "jeanne@laposte.example", "non");
        await _bot.PlayAsync("""
            > Annuler
            < C'est annulé : rien n'a été transmis au support.
            """);
        Assert.Empty(await _bot.AllAsync<Ticket>());
        Assert.Empty(await _bot.MailsAsync());
    }

    [Fact]
    public async Task The_fourth_ticket_in_the_hour_is_refused_politely()
    {
        _bot.User = new SignedInUser("jeanne@laposte.example", null);
        for (var i = 0; i < 3; i++)
        {
            await SayAllAsync("ouvrir un ticket", "formation", "Le lien manque.", "non", "oui");
        }

        _bot.Conversation = "conversation-2";
        await _bot.SayAsync("ouvrir un ticket");
        Assert.StartsWith("Vous avez déjà déposé plusieurs sollicitations depuis peu", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
        Assert.Equal(3, (await _bot.AllAsync<Ticket>()).Count);

        _bot.Clock.Advance(TimeSpan.FromMinutes(61));
        await SayAllAsync("ouvrir un ticket", "formation", "Le lien manque.", "non", "oui");
        Assert.Equal(4, (await _bot.AllAsync<Ticket>()).Count);
    }

    [Fact]
    public async Task A_secret_is_in_no_ticket_and_in_no_mail()
    {
        const string Token = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF";
        _bot.User = new SignedInUser("jeanne@laposte.example", null);
        await SayAllAsync("ouvrir un ticket", "autre demande", $"le lien http://localhost:5080/activation/{Token} ne marche pas, mon mot de passe : azerty1", "oui", "oui");

        var ticket = Assert.Single(await _bot.AllAsync<Ticket>());
        var mails = await _bot.AllAsync<OutboxMessage>();
        var kept = string.Join('\n', [ticket.Description, ticket.Transcript!, .. mails.Select(mail => mail.TextBody + mail.HtmlBody)]);
        Assert.DoesNotContain(Token, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("azerty1", kept, StringComparison.Ordinal);
        Assert.Contains("/activation/[…] ne marche pas", ticket.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_english_it_speaks_english_and_the_team_still_reads_its_own_categories()
    {
        _bot.Locale = "en-GB";
        await SayAllAsync("I want to talk to a person", "training", "The link is missing.", "jane@example.com", "no", "yes");

        Assert.StartsWith("Done: your ticket has the number", _bot.LastReplies[^1].Text, StringComparison.Ordinal);
        Assert.Equal("Formation", Assert.Single(await _bot.AllAsync<Ticket>()).Category);
    }

    [Fact]
    public async Task The_talk_goes_on_after_a_restart_and_a_repeated_confirmation_opens_one_ticket()
    {
        await SayAllAsync("ouvrir un ticket", "formation", "Le lien manque.", "jeanne@laposte.example", "non");
        await _bot.RestartAsync();
        await _bot.SendAsync(new Activity { Type = "message", Text = "Confirmer la sollicitation" }, "same-key");
        await _bot.SendAsync(new Activity { Type = "message", Text = "Confirmer la sollicitation" }, "same-key");
        await _bot.SayAsync("Confirmer la sollicitation");

        Assert.Single(await _bot.AllAsync<Ticket>());
    }

    private async Task SayAllAsync(params string[] messages)
    {
        foreach (var message in messages)
        {
            await _bot.SayAsync(message);
        }
    }
}
