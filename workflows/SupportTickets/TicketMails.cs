using System.Globalization;
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
        var facts = string.Join('\n', [
            $"- Numéro\u00A0: {ticket.Number}",
            $"- Catégorie\u00A0: {ticket.Category}",
            $"- Demandeur\u00A0: {ticket.Login?.Address ?? "non connecté (identité non vérifiée)"}",
            $"- Répondre à\u00A0: {ticket.Contact.Address}",
            $"- Déposée le {ParisTime.Of(ticket.CreatedAt).ToString("dddd d MMMM yyyy à H 'h' mm", _french)}",
            $"- Conversation {(ticket.Transcript is null ? "non jointe" : "jointe, avec l’accord du demandeur")}",
        ]);
        List<MailAttachment> attachments = ticket.Transcript is null
            ? []
            : [new MailAttachment($"conversation-{ticket.Number}.txt", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(ticket.Transcript))];
        return Letter.Write(EmailAddress.Parse(options.Value.Address), $"Sollicitation {ticket.Number}\u00A0: {ticket.Category}",
            ["Une sollicitation a été déposée avec ClaudIA.", facts, $"Demande\u00A0: {ticket.Description}"], attachments);
    }

    /// <summary>
    /// The acknowledgement. To an address that nobody has proved to be theirs it repeats nothing of what was written: it could be used to
    /// send words to a stranger.
    /// </summary>
    public static OutgoingMail ToPerson(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        List<string> paragraphs =
        [
            "Votre sollicitation est transmise au support de Chorus Pro.",
            $"- Numéro\u00A0: {ticket.Number}\n- Catégorie\u00A0: {ticket.Category}",
            "Le support vous répondra à cette adresse. Si vous le relancez, indiquez ce numéro.",
        ];
        if (ticket.Login == ticket.Contact)
        {
            paragraphs.Insert(2, $"Votre demande\u00A0: {ticket.Description}");
        }
        else
        {
            paragraphs.Add("Vous n’avez rien demandé\u00A0? Ignorez ce message.");
        }

        return Letter.Write(ticket.Contact, $"Votre sollicitation {ticket.Number} est transmise au support", paragraphs);
    }
}
