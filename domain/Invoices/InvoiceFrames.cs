namespace ChorusAssistant.Domain.Invoices;

/// <summary>The frames ("cadres de facturation") by where their documents are filed and who files them (chorus-pro.md, 8).</summary>
public static class InvoiceFrames
{
    /// <summary>Paid already, by purchase card.</summary>
    public const string AlreadyPaid = "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE";

    private const string SubcontractorInvoice = "A9_FACTURE_SOUSTRAITANT";

    private static readonly string[] _issued = ["A1_FACTURE_FOURNISSEUR", AlreadyPaid, SubcontractorInvoice, "A12_FACTURE_COTRAITANT"];

    /// <summary>Whether such documents are sent from 'Factures émises'; the others have spaces of their own.</summary>
    public static bool AreIssuedInvoices(string frame) => _issued.Contains(frame);

    /// <summary>Whether somebody else of the contract must approve such a document before the buyer gets it.</summary>
    public static bool NeedValidator(string frame) => frame is SubcontractorInvoice;
}
