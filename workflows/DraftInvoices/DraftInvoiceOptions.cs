using System.ComponentModel.DataAnnotations;

namespace ChorusAssistant.Workflows.DraftInvoices;

/// <summary>Settings of the sending of drafts.</summary>
public sealed class DraftInvoiceOptions
{
    /// <summary>Where the settings are.</summary>
    public const string Section = "DraftInvoices";

    /// <summary>How long the portal takes for each step from DEPOSEE over EN_COURS_ACHEMINEMENT to MISE_A_DISPOSITION.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan TransitStep { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the link to a deposit certificate works.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "365.00:00:00")]
    public TimeSpan CertificateKept { get; init; } = TimeSpan.FromDays(30);
}
