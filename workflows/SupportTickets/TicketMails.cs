using System.Globalization;
using System.Net;
using System.Text;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.SupportTickets;
using ChorusAssistant.Workflows.Mail;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Workflows.SupportTickets;

/// <summary>The words of the mails about tickets.</summary>
public sealed class TicketMails(IOptions<SupportOptions> options)
{
    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The ticket as the support team gets it; the conversation, if it may be handed over, as a file.</summary>
    public OutgoingMail ToSupport(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        List<(string Name, string Value)> facts =
        [
            ("Numéro", ticket.Number),
            ("Catégorie", ticket.Category),
            ("Demandeur", ticket.Login?.Address ?? "non connecté (identité non vérifiée)"),
            ("Répondre à", ticket.Contact.Address),
            ("Déposée le", ParisTime.Of(ticket.CreatedAt).ToString("dddd d MMMM yyyy à H 'h' mm", _french)),
            ("Conversation", ticket.Transcript is null ? "non jointe" : "jointe, avec l’accord du demandeur"),
        ];
        IReadOnlyList<MailAttachment> attachments = ticket.Transcript is null
            ? []
            : [new MailAttachment($"conversation-{ticket.Number}.txt", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(ticket.Transcript))];
        return Compose(EmailAddress.Parse(options.Value.Address), $"Sollicitation {ticket.Number} : {ticket.Category}",
            ["Une sollicitation a été déposée avec ClaudIA."], facts, ["Demande :", ticket.Description], attachments);
    }

    /// <summary>
    /// The acknowledgement. To an address that nobody has proved to be theirs it repeats nothing of what was written: it could be used to
    /// send words to a stranger.
    /// </summary>
    public static OutgoingMail ToPerson(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        List<(string Name, string Value)> facts = [("Numéro", ticket.Number), ("Catégorie", ticket.Category)];
        List<string> after =
        [
            "Le support vous répondra à cette adresse. Si vous l’écrivez ou l’appelez d’ici là, indiquez ce numéro.",
            "Vous n’avez rien demandé ? Ignorez ce message.",
        ];
        if (ticket.Login == ticket.Contact)
        {
            after.InsertRange(0, ["Votre demande :", ticket.Description]);
        }

        return Compose(ticket.Contact, $"Votre sollicitation {ticket.Number} est transmise au support",
            ["Bonjour,", "Votre sollicitation est transmise au support de Chorus Pro."], facts, after, []);
    }

    private static OutgoingMail Compose(
        EmailAddress to, string subject, IReadOnlyList<string> before, IReadOnlyList<(string Name, string Value)> facts,
        IReadOnlyList<string> after, IReadOnlyList<MailAttachment> attachments)
    {
        const string Signature = "ClaudIA, l’assistante de Chorus Pro";
        var text = string.Join("\n\n", [.. before, string.Join('\n', facts.Select(fact => $"{fact.Name} : {fact.Value}")), .. after, Signature]);
        var html = $"""
            <!DOCTYPE html>
            <html lang="fr">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{WebUtility.HtmlEncode(subject)}</title>
            </head>
            <body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #1e1e1e; background-color: #ffffff">
              <main>
                <h1>{WebUtility.HtmlEncode(subject)}</h1>
            {Paragraphs(before)}
                <ul>
            {string.Join('\n', facts.Select(fact => $"      <li>{WebUtility.HtmlEncode(fact.Name)} : <strong>{WebUtility.HtmlEncode(fact.Value)}</strong></li>"))}
                </ul>
            {Paragraphs(after)}
              </main>
              <footer>
                <p>{Signature}</p>
              </footer>
            </body>
            </html>

            """;
        return new OutgoingMail(to, subject, text + "\n", html, attachments);
    }

    private static string Paragraphs(IReadOnlyList<string> lines) => string.Join('\n', lines.Select(line =>
        $"    <p>{WebUtility.HtmlEncode(line).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"));
}
