using System.Globalization;
using ChorusAssistant.Domain.Identifiers;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.Mail;

namespace ChorusAssistant.Workflows.WorksInvoices;

/// <summary>The words of the mails about works documents.</summary>
internal static class WorksMails
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>Says that a document was filed.</summary>
    public static OutgoingMail Filed(EmailAddress to, Market market, WorksDeposit deposit, WorksDocument kind, string? dossierNumber) =>
        Letter.Write(to, $"Votre document de travaux n° {deposit.Number} est déposé",
        [
            "Votre document a été déposé dans l’espace « Factures de travaux ».",
            string.Join('\n',
                $"- Document : n° {deposit.Number}, cadre {kind.ShortFrame}",
                $"- Marché : {market.Number}, {market.Subject}",
                $"- Montant TTC : {deposit.TotalInclTax.ToString("N2", French)} €",
                dossierNumber is null
                    ? "- Dossier de facturation : il sera créé une fois la demande validée par votre donneur d’ordre"
                    : $"- Dossier de facturation : {dossierNumber}"),
            "Toutes les parties du marché suivent la suite dans le dossier de facturation.",
        ]);
}
