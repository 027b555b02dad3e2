using System.Globalization;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Invoices;
using ChorusAssistant.Domain.Structures;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.SubcontractorInvoices;

/// <summary>The mails around a validator's answer, to the contact addresses of the structures. Mail goes to one language here.</summary>
internal static class ValidationMails
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static OutgoingMail Validated(ValidatedInvoice found, Structure validator, string? message) =>
        Letter.Write(found.Supplier.ContactAddress, $"Votre demande de paiement n° {found.Invoice.Number} est validée",
        [
            $"{validator.Name} a validé votre demande de paiement n° {found.Invoice.Number}. {NextStep(found)}",
            .. message is null ? (string[])[] : [$"Message du valideur : {message}"],
            Details(found),
        ]);

    public static OutgoingMail Refused(ValidatedInvoice found, Structure validator, string reason) =>
        Letter.Write(found.Supplier.ContactAddress, $"Votre demande de paiement n° {found.Invoice.Number} est refusée",
        [
            $"{validator.Name} a refusé votre demande de paiement n° {found.Invoice.Number}.",
            $"Motif : {reason}",
            "Rapprochez-vous de votre donneur d’ordre, puis déposez une nouvelle demande si c’est nécessaire.",
            Details(found),
        ]);

    public static OutgoingMail Disowned(ValidatedInvoice found, Structure validator) =>
        Letter.Write(found.Supplier.ContactAddress, $"Le valideur de votre demande de paiement n° {found.Invoice.Number} est à corriger",
        [
            $"{validator.Name} indique ne pas être le valideur de votre demande de paiement n° {found.Invoice.Number}.",
            "Ouvrez la demande dans « Factures émises », désignez le titulaire du marché comme valideur, puis envoyez-la de nouveau.",
            Details(found),
        ]);

    public static OutgoingMail AcceptedTacitly(ValidatedInvoice found, Structure validator, EmailAddress to) =>
        Letter.Write(to, $"La demande de paiement n° {found.Invoice.Number} est acceptée tacitement",
        [
            $"{validator.Name} n’a pas répondu dans les quinze jours à la demande de paiement n° {found.Invoice.Number} : elle est réputée acceptée. {NextStep(found)}",
            Details(found),
        ]);

    /// <summary>Asks the second validator, where it is its turn now; else null.</summary>
    public static OutgoingMail? ToNextValidator(ValidatedInvoice found) =>
        found is { Invoice: { Status: InvoiceStatus.ToValidate2, ValidateBy: { } until }, SecondValidator: { } second }
            ? Letter.Write(second.ContactAddress, $"La demande de paiement n° {found.Invoice.Number} est à valider",
            [
                $"{found.Supplier.Name} attend votre validation. Vous pouvez répondre jusqu’au {until.ToString("D", French)} inclus ; sans réponse, la demande est réputée acceptée.",
                Details(found),
            ])
            : null;

    private static string NextStep(ValidatedInvoice found) => found.Invoice.Status == InvoiceStatus.ToValidate2
        ? $"Elle attend maintenant la validation de {found.SecondValidator!.Name}."
        : $"Elle est transmise automatiquement à {found.Recipient.Name}.";

    private static string Details(ValidatedInvoice found) => string.Join('\n',
    [
        $"- Demande de paiement : n° {found.Invoice.Number}",
        $"- Fournisseur : {found.Supplier.Name}",
        $"- Destinataire : {found.Recipient.Name}",
        .. found.MarketNumber is { } market ? [$"- Marché : {market}"] : (string[])[],
        $"- Montant TTC : {found.Invoice.TotalInclTax.ToString("N2", French)} €",
    ]);
}
