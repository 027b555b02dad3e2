namespace ChorusAssistant.Domain.Structures;

/// <summary>Codes of the parts ("espaces") of the portal.</summary>
public static class SpaceCodes
{
    /// <summary>Invoices a supplier sends.</summary>
    public const string IssuedInvoices = "FACTURES_EMISES";

    /// <summary>Invoices a public structure gets.</summary>
    public const string ReceivedInvoices = "FACTURES_RECUES";

    /// <summary>Subcontractors' requests to approve.</summary>
    public const string InvoicesToValidate = "FACTURES_A_VALIDER";

    /// <summary>Documents of works contracts.</summary>
    public const string WorksInvoices = "FACTURES_DE_TRAVAUX";

    /// <summary>Court-fee statements.</summary>
    public const string CourtFeeStatements = "MEMOIRES_FRAIS_JUSTICE";

    /// <summary>The managers' part.</summary>
    public const string ManagerActivities = "ACTIVITES_DU_GESTIONNAIRE";

    /// <summary>Support tickets.</summary>
    public const string SupportTickets = "SOLLICITATIONS";
}
