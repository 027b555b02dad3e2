using System.Globalization;
using System.Net;
using System.Text;
using ChorusAssistant.Domain.Calendar;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.DraftInvoices;

/// <summary>
/// The certificate that an invoice was deposited: one page of HTML that needs nothing else, reads well aloud and prints on one sheet.
/// (No PDF: of the libraries we can have, none writes a tagged one.)
/// </summary>
internal static class DepositCertificate
{
    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>Writes the certificate of an invoice that was just sent.</summary>
    /// <param name="addressed">The invoice.</param>
    /// <param name="sender">First and last name of who sent it.</param>
    /// <param name="now">When.</param>
    public static MailAttachment Write(AddressedInvoice addressed, string sender, DateTimeOffset now)
    {
        var title = $"Certificat de dépôt – facture n° {addressed.Invoice.Number}";
        var rows = new StringBuilder();
        foreach (var (name, value) in Rows(addressed, sender, now))
        {
            rows.Append(CultureInfo.InvariantCulture, $"      <tr><th scope=\"row\">{Encode(name)}</th><td>{Encode(value)}</td></tr>\n");
        }

        var html = $$"""
            <!DOCTYPE html>
            <html lang="fr">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{{Encode(title)}}</title>
              <style>
                @page { size: A4; margin: 2cm }
                body { font: 16px/1.5 Arial, sans-serif; color: #161616; background: #fff; max-width: 45em; margin: 2em auto; padding: 0 1em }
                h1 { font-size: 1.5em }
                table { border-collapse: collapse; width: 100% }
                caption { text-align: left; font-weight: bold; padding: .5em 0 }
                th, td { border: 1px solid #666; padding: .5em; text-align: left; vertical-align: top }
                th { width: 38%; background: #f2f2f2 }
              </style>
            </head>
            <body>
              <main>
                <h1>{{Encode(title)}}</h1>
                <p>Cette facture a été déposée sur Chorus Pro le {{Encode(Instant(now))}} (heure de Paris).</p>
                <table>
                  <caption>Ce qui a été déposé</caption>
                  <tbody>
            {{rows}}      </tbody>
                </table>
                <p>Ce certificat atteste du dépôt de la facture. Il n’atteste ni de son acceptation ni de son paiement.</p>
              </main>
            </body>
            </html>

            """;
        return new MailAttachment($"certificat-depot-{FileName(addressed.Invoice.Number.Text)}.html", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));
    }

    private static IEnumerable<(string, string)> Rows(AddressedInvoice addressed, string sender, DateTimeOffset now)
    {
        var (invoice, supplier, recipient, service, validator) = addressed;
        yield return ("Numéro de la facture", invoice.Number.Text);
        yield return ("Date de la facture", Day(invoice.IssuedOn));
        yield return ("Date et heure du dépôt", Instant(now));
        yield return ("Identifiant Chorus Pro", invoice.Id.ToString(CultureInfo.InvariantCulture));
        yield return ("Fournisseur", $"{supplier.Name} ({supplier.Identifier})");
        yield return ("Destinataire", $"{recipient.Name} ({recipient.Identifier})");
        yield return ("Service", service is null ? "Aucun" : $"{service.Name} ({service.Code})");
        yield return ("Numéro d’engagement", invoice.CommitmentNumber ?? "Aucun");
        if (validator is not null)
        {
            yield return ("À valider d’abord par", $"{validator.Name} ({validator.Identifier}), jusqu’au {Day(invoice.ValidateBy!.Value)} inclus");
        }

        yield return ("Montant hors taxes", Amount(invoice.TotalExclTax, invoice.Currency));
        yield return ("TVA", Amount(invoice.Tax, invoice.Currency));
        yield return ("Montant TTC", Amount(invoice.TotalInclTax, invoice.Currency));
        yield return ("Montant à payer", Amount(invoice.AmountDue, invoice.Currency));
        yield return ("Pièces jointes", invoice.Attachments.Count == 0 ? "Aucune" : string.Join(", ", invoice.Attachments.Select(file => file.Name)));
        yield return ("Déposée par", sender);
    }

    private static string Instant(DateTimeOffset instant)
    {
        var there = ParisTime.Of(instant);
        return $"{there.ToString("D", _french)} à {there.Hour}\u00A0h\u00A0{there.Minute:D2}";
    }

    private static string Day(DateOnly day) => day.ToString("D", _french);

    private static string Amount(decimal amount, string currency) =>
        $"{amount.ToString("N2", _french).Replace('\u202F', '\u00A0')}\u00A0{(currency == "EUR" ? "€" : currency)}";

    // An invoice number may hold a slash.
    private static string FileName(string number) => string.Concat(number.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
