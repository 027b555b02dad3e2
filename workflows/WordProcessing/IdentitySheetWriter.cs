using System.Globalization;
using ChorusAssistant.Domain.Works;
using ChorusAssistant.Workflows.WorksInvoices;

namespace ChorusAssistant.Workflows.WordProcessing;

/// <summary>The "fiche identité du marché" as a Word document: the contract, its parties, and who files what when.</summary>
internal sealed class IdentitySheetWriter : IIdentitySheetWriter
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public byte[] Write(IdentitySheet sheet)
    {
        var document = new WordDocument($"Fiche identité du marché {sheet.MarketNumber}");
        document.Paragraph(sheet.Subject);
        document.Table(["Caractéristique", "Valeur"],
        [
            ["Numéro du marché", sheet.MarketNumber],
            ["Notifié le", sheet.NotifiedOn.ToString("D", French)],
            ["Montant HT", $"{sheet.TotalExclTax.ToString("N2", French)} €"],
            ["Groupement", sheet.Consortium switch { ConsortiumType.Joint => "Conjoint", ConsortiumType.Several => "Solidaire", _ => "Aucun" }],
            ["Espace de dépôt", "Factures de travaux (CCAG travaux)"],
        ]);
        document.Heading("Ce que le payeur demande sur chaque document");
        document.Table(["Donnée", "Valeur"],
        [
            ["Destinataire", $"{sheet.Payer.Name}, SIRET {sheet.Payer.Identifier}"],
            ["Code service", sheet.Payer.RequiresService ? "Obligatoire" : "Facultatif"],
            ["Numéro d’engagement", sheet.Payer.RequiresCommitmentNumber ? "Obligatoire" : sheet.Payer.RequiresServiceOrCommitmentNumber ? "Obligatoire à défaut de code service" : "Facultatif"],
            ["Services ouverts", sheet.Services.Count == 0 ? "Aucun" : string.Join(" ; ", sheet.Services.Select(service => $"{service.Code} ({service.Name})"))],
            ["Délai de paiement", sheet.Payer.PaymentPeriodDays is { } days ? $"{days} jours, à partir de la mise à disposition au maître d’œuvre" : "Non connu"],
        ]);
        document.Heading("Les parties et leur usage de Chorus Pro");
        document.Table(["Rôle", "Nom", "SIRET ou identifiant", "Ses demandes sont validées par"],
            [.. sheet.Parties.Select(party => (string[])[RoleName(party.Role), party.Name, party.Identifier, party.Validator ?? "Sans objet"])]);
        document.Heading("Qui dépose quoi pendant le marché");
        document.Table(["Rôle", "Cadre de facturation"], Frames(sheet, WorksMoment.DuringContract));
        document.Heading("Qui dépose quoi à la fin du marché");
        document.Table(["Rôle", "Cadre de facturation"], Frames(sheet, WorksMoment.EndOfContract));
        document.Paragraph($"Fiche préparée le {sheet.MadeOn.ToString("D", French)} avec les données connues du portail. À vérifier et à compléter par toutes les parties avant le premier dépôt.");
        return document.ToBytes();
    }

    private static IReadOnlyList<string[]> Frames(IdentitySheet sheet, WorksMoment moment)
    {
        var roles = sheet.Parties.Select(party => party.Role).ToHashSet();
        return [.. WorksDocuments.All.Where(document => document.Moment == moment && roles.Contains(document.Role))
            .Select(document => (string[])[RoleName(document.Role), FrameName(document)])];
    }

    private static string RoleName(WorksRole role) => role switch
    {
        WorksRole.MainContractor => "Titulaire",
        WorksRole.JointContractor => "Cotraitant",
        WorksRole.Subcontractor => "Sous-traitant",
        WorksRole.ProjectManager => "Maître d’œuvre",
        WorksRole.ContractingAuthority => "Maître d’ouvrage",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    private static string FrameName(WorksDocument document) => document.ShortFrame switch
    {
        "A4" or "A10" or "A13" => $"{document.ShortFrame} : projet de décompte mensuel",
        "A15" => "A15 : état d’acompte",
        "A19" => "A19 : état d’acompte validé",
        "A7" or "A11" or "A14" => $"{document.ShortFrame} : projet de décompte final",
        "A17" => "A17 : projet de décompte général",
        "A20" => "A20 : décompte général",
        "A8" => "A8 : décompte général et définitif signé",
        _ => document.Frame,
    };
}
