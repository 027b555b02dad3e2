using ChorusAssistant.Domain.Invoices;

namespace ChorusAssistant.Domain.Works;

/// <summary>Who files a document of a works contract.</summary>
public enum WorksRole
{
    /// <summary>Main contractor ("titulaire").</summary>
    [ChorusCode("TITULAIRE")]
    MainContractor,

    /// <summary>Joint contractor ("cotraitant").</summary>
    [ChorusCode("COTRAITANT")]
    JointContractor,

    /// <summary>Subcontractor paid directly ("sous-traitant").</summary>
    [ChorusCode("SOUS_TRAITANT")]
    Subcontractor,

    /// <summary>Project manager ("maître d'œuvre").</summary>
    [ChorusCode("MOE")]
    ProjectManager,

    /// <summary>Contracting authority ("maître d'ouvrage").</summary>
    [ChorusCode("MOA")]
    ContractingAuthority,
}

/// <summary>When in the contract's life a document is filed.</summary>
public enum WorksMoment
{
    /// <summary>Month after month.</summary>
    [ChorusCode("PENDANT")]
    DuringContract,

    /// <summary>For the final account.</summary>
    [ChorusCode("FIN")]
    EndOfContract,
}

/// <summary>A kind of document that parties of a works contract file in 'Factures de travaux' (chorus-pro.md, T5, 6.5 and section 8).</summary>
/// <param name="Frame">Code of its "cadre de facturation".</param>
/// <param name="Type">Code <c>typeFactureTravaux</c>.</param>
/// <param name="Role">Who files it.</param>
/// <param name="Moment">When.</param>
/// <param name="StatusWhenFiled">The status it enters.</param>
/// <param name="Follows">Codes of the frames it takes up: that document becomes ASSOCIEE. None for a document that opens a dossier.</param>
/// <param name="NextTurn">Whose turn it is in the dossier afterwards.</param>
public sealed record WorksDocument(
    string Frame, string Type, WorksRole Role, WorksMoment Moment, InvoiceStatus StatusWhenFiled, IReadOnlyList<string> Follows, BillingDossierState NextTurn)
{
    /// <summary>The short code that people know: A4 of <c>A4_PROJET_DECOMPTE_MENSUEL_FOURNISSEUR</c>.</summary>
    public string ShortFrame => Frame[..Frame.IndexOf('_', StringComparison.Ordinal)];

    /// <summary>Whether it opens a new dossier de facturation ("dépôt initial").</summary>
    public bool OpensDossier => Follows.Count == 0;

    /// <summary>Whether it takes up that document, which is then linked to it: the right kind, and not taken up yet.</summary>
    public bool TakesUp(Invoice document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Follows.Contains(document.Frame) && InvoiceTransitions.Allows(document.Status, InvoiceStatus.Linked);
    }
}

/// <summary>Which document each party files when.</summary>
public static class WorksDocuments
{
    /// <summary>All kinds that the assistant can file. The tacit procedures (A22 to A25) are explained, not filed.</summary>
    public static IReadOnlyList<WorksDocument> All { get; } =
    [
        new("A4_PROJET_DECOMPTE_MENSUEL_FOURNISSEUR", "PROJET_DECOMPTE_MENSUEL", WorksRole.MainContractor, WorksMoment.DuringContract,
            InvoiceStatus.AvailableToProjectManager, [], BillingDossierState.AwaitingProjectManager),
        new("A13_PROJET_DECOMPTE_MENSUEL_COTRAITANT", "PROJET_DECOMPTE_MENSUEL", WorksRole.JointContractor, WorksMoment.DuringContract,
            InvoiceStatus.AvailableToProjectManager, [], BillingDossierState.AwaitingProjectManager),
        new("A10_PROJET_DECOMPTE_MENSUEL_SOUSTRAITANT", "DP_DE_SOUSTRAITANT_TRAVAUX", WorksRole.Subcontractor, WorksMoment.DuringContract,
            InvoiceStatus.ToValidate1, [], BillingDossierState.AwaitingProjectManager),
        new("A15_ETAT_ACOMPTE_MOE", "ETAT_ACOMPTE", WorksRole.ProjectManager, WorksMoment.DuringContract,
            InvoiceStatus.AvailableToAuthority,
            ["A4_PROJET_DECOMPTE_MENSUEL_FOURNISSEUR", "A13_PROJET_DECOMPTE_MENSUEL_COTRAITANT", "A10_PROJET_DECOMPTE_MENSUEL_SOUSTRAITANT"],
            BillingDossierState.AwaitingAuthority),
        new("A19_ETAT_ACOMPTE_VALIDE_MOA", "ETAT_ACOMPTE_VALIDE", WorksRole.ContractingAuthority, WorksMoment.DuringContract,
            InvoiceStatus.Available, ["A15_ETAT_ACOMPTE_MOE"], BillingDossierState.WithFinancialService),
        new("A7_PROJET_DECOMPTE_FINAL_FOURNISSEUR", "PROJET_DECOMPTE_FINAL", WorksRole.MainContractor, WorksMoment.EndOfContract,
            InvoiceStatus.AvailableToProjectManager, [], BillingDossierState.AwaitingProjectManager),
        new("A14_PROJET_DECOMPTE_FINAL_COTRAITANT", "PROJET_DECOMPTE_FINAL", WorksRole.JointContractor, WorksMoment.EndOfContract,
            InvoiceStatus.AvailableToProjectManager, [], BillingDossierState.AwaitingProjectManager),
        new("A11_PROJET_DECOMPTE_FINAL_SOUSTRAITANT", "DP_DE_SOUSTRAITANT_TRAVAUX", WorksRole.Subcontractor, WorksMoment.EndOfContract,
            InvoiceStatus.ToValidate1, [], BillingDossierState.AwaitingProjectManager),
        new("A17_PROJET_DECOMPTE_GENERAL_MOE", "PROJET_DECOMPTE_GENERAL", WorksRole.ProjectManager, WorksMoment.EndOfContract,
            InvoiceStatus.AvailableToAuthority,
            ["A7_PROJET_DECOMPTE_FINAL_FOURNISSEUR", "A14_PROJET_DECOMPTE_FINAL_COTRAITANT", "A11_PROJET_DECOMPTE_FINAL_SOUSTRAITANT"],
            BillingDossierState.AwaitingAuthority),
        new("A20_DECOMPTE_GENERAL_MOA", "DECOMPTE_GENERAL", WorksRole.ContractingAuthority, WorksMoment.EndOfContract,
            InvoiceStatus.ToLinkBySupplier, ["A17_PROJET_DECOMPTE_GENERAL_MOE"], BillingDossierState.AwaitingAuthority),
        new("A8_DECOMPTE_GENERAL_DEFINITIF_FOURNISSEUR", "DECOMPTE_GENERAL_SIGNE", WorksRole.MainContractor, WorksMoment.EndOfContract,
            InvoiceStatus.Available, ["A20_DECOMPTE_GENERAL_MOA"], BillingDossierState.WithFinancialService),
    ];

    /// <summary>What the role files at that moment, in the order of filing.</summary>
    public static IReadOnlyList<WorksDocument> For(WorksRole role, WorksMoment moment) =>
        [.. All.Where(document => document.Role == role && document.Moment == moment)];

    /// <summary>The kind of that frame, or null.</summary>
    public static WorksDocument? Find(string frame) => All.FirstOrDefault(document => document.Frame == frame);
}
