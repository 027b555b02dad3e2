using System.Globalization;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.DraftInvoices;

/// <summary>The mails that tell a supplier, at its contact address, how its invoice goes on. Mail goes to one language here.</summary>
internal static class InvoiceMails
{
    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The invoice was sent; the certificate goes along.</summary>
    public static OutgoingMail Sent(AddressedInvoice addressed, MailAttachment certificate)
    {
        var (invoice, _, recipient, _, validator) = addressed;
        var subject = validator is null ? $"Votre facture n° {invoice.Number} est déposée" : $"Votre demande de paiement n° {invoice.Number} est à valider";
        var next = validator is null
            ? "Elle est en cours de transmission au service concerné. Vous recevrez un message à chaque changement de statut."
            : $"Elle attend d’abord la validation de {validator.Name}, qui peut répondre jusqu’au {invoice.ValidateBy!.Value.ToString("D", _french)} inclus. " +
              "Sans réponse à cette date, la demande est réputée acceptée et transmise au destinataire.";
        return Letter.Write(addressed.Supplier.ContactAddress, subject,
        [
            $"La facture n° {invoice.Number} adressée à {recipient.Name} a été envoyée sur Chorus Pro le {invoice.DepositedOn!.Value.ToString("D", _french)}.",
            next,
            Details(addressed),
            "Le certificat de dépôt est joint à ce message.",
        ],
        certificate);
    }

    /// <summary>The portal took the invoice one step further.</summary>
    public static OutgoingMail Moved(AddressedInvoice addressed)
    {
        var (invoice, supplier, recipient, _, _) = addressed;
        return invoice.Status == InvoiceStatus.Available
            ? Letter.Write(supplier.ContactAddress, $"Votre facture n° {invoice.Number} est mise à disposition",
            [
                $"{recipient.Name} peut maintenant traiter la facture n° {invoice.Number} dans Chorus Pro. Son statut est «\u00A0Mise à disposition\u00A0».",
                .. invoice.PayBy is { } payBy ? [$"Le délai légal de paiement court jusqu’au {payBy.ToString("D", _french)}. Ce n’est pas une promesse de paiement à cette date."] : (string[])[],
                Details(addressed),
            ])
            : Letter.Write(supplier.ContactAddress, $"Votre facture n° {invoice.Number} est en cours d’acheminement",
            [
                $"La facture n° {invoice.Number} est en route vers {recipient.Name}. Son statut est «\u00A0En cours d’acheminement\u00A0».",
                Details(addressed),
            ]);
    }

    private static string Details(AddressedInvoice addressed) => string.Join('\n', Lines(addressed).Select(line => $"- {line}"));

    private static IEnumerable<string> Lines(AddressedInvoice addressed)
    {
        yield return $"Fournisseur\u00A0: {addressed.Supplier.Name}";
        yield return $"Destinataire\u00A0: {addressed.Recipient.Name}";
        if (addressed.Service is { } service)
        {
            yield return $"Service\u00A0: {service.Name} ({service.Code})";
        }

        if (addressed.Invoice.CommitmentNumber is { } commitment)
        {
            yield return $"Numéro d’engagement\u00A0: {commitment}";
        }

        yield return $"Montant TTC\u00A0: {addressed.Invoice.TotalInclTax.ToString("N2", _french).Replace('\u202F', '\u00A0')}\u00A0€";
    }
}
